"use client";

import { type MouseEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** A picture and what it shows, in the partner's language. */
export type Shot = { readonly src: string; readonly alt: string };

/** Words of the picture that is opened. */
export type ShotWords = {
  readonly list: string;
  /** "Picture 2 of 3", one for each picture. */
  readonly places: readonly string[];
  readonly close: string;
  readonly previous: string;
  readonly next: string;
};

/**
 * The pictures in a row. A press opens one larger in place, in a dialog of the browser: Escape closes it and focus goes back to the picture.
 * Without a script, and with a key that opens a tab, each is a link to its picture.
 */
export function Screenshots({
  shots,
  lang,
  words,
}: {
  readonly shots: readonly Shot[];
  readonly lang: string;
  readonly words: ShotWords;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const label = useId();
  const [at, setAt] = useState(0);
  const shown = shots[at];

  function open(event: MouseEvent, index: number): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setAt(index);
    dialog.current?.showModal();
  }

  function move(steps: number): void {
    setAt((now) => (now + steps + shots.length) % shots.length);
  }

  return (
    <>
      <ul aria-label={words.list} className="mb-8 flex snap-x scroll-px-4 gap-4 overflow-x-auto rounded-lg bg-sunk p-4">
        {shots.map((shot, index) => (
          <li key={shot.src} className={shots.length === 1 ? "w-full" : "w-[min(520px,85%)] flex-none snap-start"}>
            <a href={shot.src} onClick={(event) => open(event, index)}>
              <img
                src={shot.src}
                alt={shot.alt}
                lang={lang}
                loading="lazy"
                decoding="async"
                className="aspect-[16/10] w-full rounded-md border border-line bg-raised object-contain"
              />
            </a>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        aria-labelledby={label}
        className="m-auto w-[min(1200px,96vw)] max-w-none rounded-lg border border-line bg-raised p-4 text-ink backdrop:bg-black/60"
        onClick={(event) => {
          if (event.target === event.currentTarget) event.currentTarget.close();
        }}
        onKeyDown={(event) => {
          // Arrows follow the direction of reading.
          const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
          if (event.key === "ArrowLeft" || event.key === "ArrowRight") move(event.key === forward ? 1 : -1);
        }}
      >
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <h3 id={label} className="t-small me-auto text-ink-2">
            {words.places[at]}
          </h3>
          {shots.length > 1 && (
            <>
              <Button size="s" onClick={() => move(-1)}>
                {words.previous}
              </Button>
              <Button size="s" onClick={() => move(1)}>
                {words.next}
              </Button>
            </>
          )}
          <Button size="s" onClick={() => dialog.current?.close()}>
            {words.close}
          </Button>
        </div>
        {shown && (
          <figure aria-live="polite">
            <img
              src={shown.src}
              alt=""
              decoding="async"
              loading="lazy"
              className="aspect-[16/10] max-h-[78vh] w-full object-contain"
            />
            <figcaption lang={lang} dir="auto" className="t-small mt-2 text-ink-2">
              {shown.alt}
            </figcaption>
          </figure>
        )}
      </dialog>
    </>
  );
}

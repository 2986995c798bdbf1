"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useActionState, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormContext } from "@/components/ui/form-context";
import { isWrittenIn } from "@/components/ui/form-controls";
import { FormMessage } from "@/components/ui/form-message";
import { usePostedAnswer } from "@/components/ui/posted-answer-context";
import { SubmitButton } from "@/components/ui/submit-button";
import { type SavedBy, type SectionSaved, toSaved } from "@/lib/listings/editor/types";
import type { ActionResult } from "@/lib/platform/errors";
import { FORM_FIELD } from "@/lib/platform/forms/posted-answer";
import { AutosaveContext } from "./autosave-context";
import { dropKeptText, type KeptText, putIntoForm, readKeptText, toFormData } from "./kept-text";
import { previewChannel } from "./preview-channel";
import { SaveStatus } from "./save-status";
import { tabName } from "./tab-name";
import { useAutosaving } from "./use-autosave";

type Props = {
  readonly action: (previous: ActionResult<SectionSaved> | null, form: FormData) => Promise<ActionResult<SectionSaved>>;
  readonly partner: string;
  readonly listing: string;
  readonly version: string;
  readonly section: string;
  readonly base: string;
  readonly nextHref: string;
  readonly nextLabel: string;
  readonly previewHref: string;
  readonly children: ReactNode;
};

/**
 * One section of the editor. Without JavaScript a form with a button; with it, it saves by itself, says where the text is (saved,
 * being saved, kept on this device), and asks when somebody else saved the same section.
 */
export function AutosaveForm(props: Props) {
  const { action, partner, listing, version, section, base, nextHref, nextLabel, previewHref, children } = props;
  const id = useId();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [answered, post] = useActionState(action, null);
  const kept = usePostedAnswer(id);
  const posted = answered ?? toSaved(kept);
  const [unsaved, setUnsaved] = useState<KeptText | null>(null);
  const looked = useRef<string | null>(null);
  const keepAs = `${version}:${section}`;
  const { state, failure, by, save, touch, keepMine } = useAutosaving({
    form,
    send: action,
    base,
    keepAs,
    onSaved: () => {
      router.refresh();
      previewChannel(listing)?.postMessage("saved");
    },
  });

  useEffect(() => {
    if (!form.current) return;
    const before = readKeptText(keepAs, new FormData(form.current), base);
    const isFirst = looked.current !== keepAs;
    looked.current = keepAs;
    if (!isFirst) {
      // The section was read again, after a save: what is kept by now is this form's own text, and the person may be typing.
      if (before === null) setUnsaved(null);
      return;
    }
    // The page was loaded again before its text was sent, and nobody changed the section: the text goes on where it was.
    if (before?.base === base && putIntoForm(form.current, before)) touch();
    // Typed before the page's script was there to hear it.
    else if (before === null && isWrittenIn(form.current)) touch();
    else setUnsaved(before);
  }, [keepAs, base, touch]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const name = pressed?.getAttribute("name");
    const value = pressed?.getAttribute("value") ?? "";
    const done = await save(name === "do" ? ["do", value] : undefined);
    // Actions of a page run one after another: a picture chosen before has arrived by now, or was refused and says why.
    const refused = document.querySelector<HTMLElement>('form[data-upload] input[type="file"][aria-invalid="true"]');
    if (done && name === "go" && value === "next") refused ? refused.focus() : router.push(nextHref);
  }

  async function putBack(kept: KeptText) {
    const data = toFormData(kept);
    data.set("base", base);
    data.set("tab", tabName());
    const answer = await action(null, data);
    if (!answer.ok || !answer.data.saved) return;
    dropKeptText(keepAs);
    window.location.reload();
  }

  function takeTheirs() {
    dropKeptText(keepAs);
    window.location.reload();
  }

  const wrong = failure ?? (posted?.ok === false ? posted : null);
  const clash = state === "conflict" || (posted?.ok === true && !posted.data.saved && state === "clean");
  const values = posted?.ok === true ? (posted.data.saved ? undefined : posted.data.values) : posted?.values;
  const context = useMemo(
    () => ({ id, errors: wrong?.fields, values, pending: false, submitter: null }),
    [id, wrong, values],
  );
  const autosave = useMemo(() => ({ touch }), [touch]);
  return (
    <AutosaveContext value={autosave}>
      <FormContext value={context}>
        <form ref={form} id={id} action={post} onSubmit={submit} onInput={touch} className="stack gap-5" noValidate>
          {/* The first button of a form is the one Enter presses: without this it would be a row's "Move up". */}
          <button type="submit" className="hidden" tabIndex={-1}>
            Save
          </button>
          <input type="hidden" name={FORM_FIELD} value={id} />
          <input type="hidden" name="partner" value={partner} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="section" value={section} />
          <input type="hidden" name="base" value={base} />
          {unsaved !== null && (
            <FormMessage tone="warn">
              <p>This device kept text that was never saved.</p>
              <div className="mt-2 flex flex-wrap gap-2">
                <Button size="s" onClick={() => void putBack(unsaved)}>
                  Put it back
                </Button>
                <Button
                  size="s"
                  variant="quiet"
                  onClick={() => {
                    dropKeptText(keepAs);
                    setUnsaved(null);
                  }}
                >
                  Throw it away
                </Button>
              </div>
            </FormMessage>
          )}
          {clash && (
            <FormMessage tone="warn">
              <p>{savedBy(by ?? (posted?.ok ? posted.data.by : null))} Your text is still here and not saved.</p>
              <div className="mt-2 flex flex-wrap items-center gap-2">
                <Button size="s" onClick={keepMine}>
                  Keep my text
                </Button>
                <Button size="s" variant="quiet" onClick={takeTheirs}>
                  {by?.you ? "Take the saved one" : "Take theirs"}
                </Button>
                <a href={previewHref} target="_blank" rel="noopener">
                  {by?.you ? "See the saved one" : "See theirs"}
                </a>
              </div>
              <noscript>Press Save to replace it, or load the page again to take it.</noscript>
            </FormMessage>
          )}
          {wrong && (
            <FormMessage tone="bad">
              {wrong.message}
              {wrong.errorId !== undefined && <code className="mono ms-2">{wrong.errorId}</code>}
            </FormMessage>
          )}
          {children}
          <div className="decide -mx-5 -mb-5 rounded-b-lg px-5">
            <SaveStatus state={state} savedBefore={posted?.ok === true && posted.data.saved} />
            <div className="ms-auto flex flex-wrap gap-2">
              <SubmitButton variant="default" name="go" value="stay">
                Save
              </SubmitButton>
              <SubmitButton name="go" value="next">
                {nextLabel}
              </SubmitButton>
            </div>
          </div>
        </form>
      </FormContext>
    </AutosaveContext>
  );
}

/** Who saved the section meanwhile, in a sentence. */
function savedBy(by: SavedBy | null): string {
  if (by?.you) return "You saved this section in another tab.";
  return `${by?.name ?? "Someone else"} saved this section while you were writing.`;
}

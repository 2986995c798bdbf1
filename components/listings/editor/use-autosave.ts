"use client";

import { unstable_rethrow } from "next/navigation";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { SavedBy, SectionSaved } from "@/lib/listings/editor/types";
import type { ActionResult } from "@/lib/platform/errors";
import { keepText } from "./kept-text";
import { tabName } from "./tab-name";

/** `kept` could not be sent and stands on this device; `refused` was sent and has something to mend. */
export type SaveState = "clean" | "waiting" | "saving" | "saved" | "conflict" | "kept" | "refused";
type Failure = Extract<ActionResult<SectionSaved>, { ok: false }>;
type Send = (previous: null, form: FormData) => Promise<ActionResult<SectionSaved>>;

/** How long after the last keystroke a save begins, and after a lost connection the next try. */
const PAUSE = 900;
const RETRY = 8_000;

/**
 * Saves a form by itself, one save at a time. Whatever is not saved yet is kept on the device; a save of something that somebody else
 * changed meanwhile stops and waits for the person's choice.
 */
export function useAutosaving({
  form,
  send,
  base,
  keepAs,
  onSaved,
}: {
  form: RefObject<HTMLFormElement | null>;
  send: Send;
  base: string;
  keepAs: string;
  onSaved: () => void;
}) {
  const [state, setState] = useState<SaveState>("clean");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [by, setBy] = useState<SavedBy | null>(null);
  const current = useRef(base);
  const theirs = useRef(base);
  const latest = useRef<FormData | null>(null);
  const busy = useRef(false);
  /** Counts of edits: so far, when the save in flight began, and when the last successful save began. */
  const touched = useRef(0);
  const sending = useRef(0);
  const arrived = useRef(0);
  const again = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** While the person has a choice to make, nothing is sent. */
  const stopped = useRef(false);
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
  }, [onSaved]);

  const save = useCallback(
    async (step?: readonly [string, string]): Promise<boolean> => {
      clearTimeout(timer.current);
      const data = form.current ? new FormData(form.current) : latest.current;
      if (!data) return false;
      if (busy.current) {
        again.current = true;
        return false;
      }
      busy.current = true;
      sending.current = touched.current;
      latest.current = null;
      setState("saving");
      const from = current.current;
      data.set("base", from);
      data.set("tab", tabName());
      if (step) data.set(step[0], step[1]);
      let done = false;
      try {
        const answer = await send(null, data);
        setFailure(answer.ok ? null : answer);
        if (!answer.ok) setState("refused");
        else if (answer.data.saved) {
          current.current = answer.data.base;
          done = true;
          arrived.current = sending.current;
          // Text typed during the save is not saved yet: keep it.
          const all = arrived.current === touched.current;
          // The next page may have been read just before this save arrived: the text stays for it to compare.
          if (all) keepText(keepAs, data, from, "arrived");
          setState(all ? "saved" : "waiting");
          saved.current();
        } else {
          theirs.current = answer.data.base;
          setBy(answer.data.by);
          stopped.current = true;
          again.current = false;
          setState("conflict");
        }
      } catch (error) {
        unstable_rethrow(error);
        latest.current = data;
        setState("kept");
        timer.current = setTimeout(() => void save(), RETRY);
      }
      busy.current = false;
      if (again.current) {
        again.current = false;
        return save();
      }
      return done;
    },
    [form, keepAs, send],
  );

  const touch = useCallback(() => {
    clearTimeout(timer.current);
    touched.current += 1;
    if (!stopped.current) {
      setState("waiting");
      timer.current = setTimeout(() => void save(), PAUSE);
    }
    // After React has put moved rows in their place.
    requestAnimationFrame(() => {
      if (!form.current) return;
      latest.current = new FormData(form.current);
      keepText(keepAs, latest.current, current.current);
    });
  }, [form, keepAs, save]);

  useEffect(() => {
    const flush = () => {
      if (touched.current === arrived.current || document.visibilityState !== "hidden" || stopped.current) return;
      // Read the form now: the page may unload before the next frame, in which the last keystroke would be kept.
      const data = form.current ? new FormData(form.current) : latest.current;
      const leaves = !busy.current || sending.current === touched.current;
      if (data) keepText(keepAs, data, current.current, leaves ? "sent" : "waits");
      void save();
    };
    const online = () => void (latest.current && !stopped.current && save());
    document.addEventListener("visibilitychange", flush);
    window.addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      window.removeEventListener("online", online);
      // Leaving for another section: what is not saved yet goes along.
      if (latest.current && !stopped.current) void save();
    };
  }, [form, keepAs, save]);

  /** Writes over what the other person saved. */
  function keepMine() {
    current.current = theirs.current;
    stopped.current = false;
    void save();
  }

  return { state, failure, by, save, touch, keepMine };
}

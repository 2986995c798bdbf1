"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { saveDraft } from "@/components/ui/draft";
import { saveVerdictAction } from "@/lib/certification/review/actions";
import { REQUIREMENTS } from "@/lib/listings/types";
import { draftOf } from "./review-draft";
import { verdictsIn } from "./use-chosen-verdicts";

const PAUSE_MS = 800;
const WORDS = { idle: "Verdicts are saved as you give them.", saving: "Saving", saved: "Saved" } as const;

/**
 * Saves each verdict and note as it is given, so that a reload, an ended lock or another tab loses none. What could not be sent stays in
 * this tab's draft. Another tab of the same browser is refreshed after a save. Submitting the form waits for saves in flight.
 * Without JavaScript the form's button saves all.
 */
export function VerdictAutosave({ form: formId, submission }: { readonly form: string; readonly submission: string }) {
  const router = useRouter();
  const [status, setStatus] = useState<string>(WORDS.idle);

  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const channel = new BroadcastChannel(`review:${submission}`);
    channel.onmessage = () => router.refresh();
    const unsaved = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let queue = Promise.resolve();
    let waiting = 0;
    /** A submit that waits for saves in flight. A later one replaces it. */
    let held: { submitter: HTMLElement | null } | null = null;

    const mark = (requirement: string, saved: boolean) => {
      for (const part of form.querySelectorAll(`[data-requirement="${requirement}"] [data-saved]`))
        part.setAttribute("data-saved", String(saved));
    };
    const send = async (requirement: string) => {
      const name = REQUIREMENTS.find((one) => one === requirement);
      const entry = name && verdictsIn(form)[name];
      if (!name || !entry || !unsaved.delete(name)) return;
      setStatus(WORDS.saving);
      const answer = await saveVerdictAction(null, { submission, requirement: name, ...entry }).catch(() => null);
      if (!answer?.ok) {
        unsaved.add(name);
        return setStatus(
          `Not saved. ${answer?.message ?? "The server did not answer; it is tried again with your next step."}`,
        );
      }
      const lock = form.elements.namedItem("lockVersion");
      if (lock instanceof HTMLInputElement) lock.value = String(answer.data.lockVersion);
      if (!unsaved.has(name)) mark(name, true);
      // A page that is going may be followed by one that was drawn before this save: its draft stays for that one.
      if (document.visibilityState === "visible") saveDraft(draftOf(submission), form);
      channel.postMessage("saved");
      setStatus(WORDS.saved);
    };
    const sweep = () => {
      clearTimeout(timer);
      for (const requirement of [...unsaved]) {
        waiting += 1;
        queue = queue.then(() => send(requirement)).finally(() => (waiting -= 1));
      }
    };
    // A submit during a save would carry the old lock version, and the server would report a change by somebody else.
    const pressed = (event: SubmitEvent) => {
      clearTimeout(timer);
      if (waiting === 0) return;
      event.preventDefault();
      event.stopPropagation();
      const { submitter } = event;
      if (held) {
        held.submitter = submitter;
        return;
      }
      const press = { submitter };
      held = press;
      void queue.then(() => {
        held = null;
        form.requestSubmit(press.submitter);
      });
    };
    const touched = (event: Event) => {
      const part = event.target instanceof Element ? event.target.closest("[data-saved]") : null;
      const requirement = part?.closest("[data-requirement]")?.getAttribute("data-requirement");
      if (!requirement) return;
      unsaved.add(requirement);
      mark(requirement, false);
      clearTimeout(timer);
      timer = setTimeout(sweep, event.type === "change" ? 0 : PAUSE_MS);
    };
    const turned = () => (document.visibilityState === "hidden" ? sweep() : saveDraft(draftOf(submission), form));
    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("submit", pressed, { capture: true });
    document.addEventListener("visibilitychange", turned);
    return () => {
      clearTimeout(timer);
      channel.close();
      form.removeEventListener("input", touched);
      form.removeEventListener("change", touched);
      form.removeEventListener("submit", pressed, { capture: true });
      document.removeEventListener("visibilitychange", turned);
    };
  }, [formId, submission, router]);

  return (
    <span role="status" data-autosave={status}>
      {status}
    </span>
  );
}

"use client";

import { type ReactNode, useActionState, useId } from "react";
import type { ActionResult } from "@/lib/platform/errors";
import { FORM_FIELD } from "@/lib/platform/forms/posted-answer";
import { usePostedAnswer } from "./posted-answer-context";

type Action<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;

/**
 * A form's answer with and without JavaScript, for forms that show what came back (a secret, once). Put `marker` into the form.
 * `read` turns an answer that came with the page back into its type, or null when it is not one.
 */
export function useFormAnswer<T>(
  action: Action<T>,
  read: (data: unknown) => T | null,
): { result: ActionResult<T> | null; post: (form: FormData) => void; marker: ReactNode } {
  const id = useId();
  const [answered, post] = useActionState(action, null);
  const kept = usePostedAnswer(id);
  const marker = <input type="hidden" name={FORM_FIELD} value={id} />;
  if (answered || !kept) return { result: answered, post, marker };
  if (!kept.ok) return { result: kept, post, marker };
  const data = read(kept.data);
  return { result: data === null ? null : { ok: true, data }, post, marker };
}

/** The text under `key` of an unknown answer. */
export function textIn(data: unknown, key: string): string | null {
  if (typeof data !== "object" || data === null) return null;
  const value: unknown = Reflect.get(data, key);
  return typeof value === "string" ? value : null;
}

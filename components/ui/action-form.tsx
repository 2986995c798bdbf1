"use client";

import { unstable_rethrow } from "next/navigation";
import {
  type ComponentProps,
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import type { ActionResult } from "@/lib/platform/errors";
import { FORM_TOO_LARGE } from "@/lib/platform/forms/form-limit";
import { FORM_FIELD, FORM_LOCALE } from "@/lib/platform/forms/posted-answer";
import type { Locale } from "@/lib/platform/messages/locales";
import { ownValue } from "@/lib/platform/own";
import { cx } from "./cx";
import { dropDraft, restoreDraft, saveDraft } from "./draft";
import { FormContext, fieldId } from "./form-context";
import { FormMessage } from "./form-message";
import { usePostedAnswer } from "./posted-answer-context";

/** A server action made for forms: it gets its last answer and the form, as `useActionState` calls it. */
export type FormAction<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;

/** Sentences of the form itself; `formWords(locale)` gives them in the reader's language. */
export interface FormWords {
  /** In which the action answers. */
  readonly locale: Locale;
  readonly fixThese: string;
  readonly reference: string;
  readonly lost: string;
  readonly tooLarge: string;
  /** This form's own sentence for an error code; without one the action's message is shown. */
  readonly sentences?: Readonly<Record<string, string>> | undefined;
}

const ENGLISH: FormWords = {
  locale: "en",
  fixThese: "Please check these fields",
  reference: "Reference",
  lost: "The server did not answer. Your text is still here; try again.",
  tooLarge: FORM_TOO_LARGE,
};

type Props<T> = Omit<ComponentProps<"form">, "action" | "onSubmit" | "children" | "ref"> & {
  readonly action: FormAction<T>;
  readonly children: ReactNode;
  readonly words?: FormWords | undefined;
  /** Shown in place when the action succeeded without leaving the page. */
  readonly success?: ReactNode;
  /** Empties the form after success (adding one more of a kind). */
  readonly resetOnSuccess?: boolean | undefined;
  readonly onSuccess?: ((data: T) => void) | undefined;
  /** Keeps unsent text in this tab under that name (one per form and thing), for forms with long text. */
  readonly draft?: string | undefined;
};

/**
 * A form for a server action that answers `ActionResult`. It is an ordinary form post without JavaScript; with it,
 * the person's text stays in place whatever happens, a lost connection included. Errors appear at their fields and
 * in a summary that takes the focus.
 */
export function ActionForm<T>({
  action,
  children,
  words = ENGLISH,
  success,
  resetOnSuccess,
  onSuccess,
  draft,
  ...rest
}: Props<T>) {
  const own = useId();
  const id = rest.id ?? own;
  const [posted, post] = useActionState(action, null);
  const [sent, setSent] = useState<ActionResult<T> | null>(null);
  const [pending, start] = useTransition();
  const [submitter, setSubmitter] = useState<HTMLElement | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLFormElement>(null);
  const kept = usePostedAnswer(id);
  const result: ActionResult<unknown> | null = sent ?? posted ?? kept;
  const failure = result?.ok === false ? result : null;

  useEffect(() => {
    if (failure) summary.current?.focus();
  }, [failure]);

  useEffect(() => {
    if (draft !== undefined && element.current) restoreDraft(draft, element.current);
  }, [draft]);

  function arrived() {
    if (draft !== undefined) dropDraft(draft);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const data = new FormData(form, pressed);
    setSubmitter(pressed);
    start(async () => {
      try {
        const answer = await action(sent ?? posted, data);
        setSent(answer);
        if (answer.ok) {
          arrived();
          if (resetOnSuccess) form.reset();
          onSuccess?.(answer.data);
        }
      } catch (error) {
        // A redirect travels as an error and means that all went well; what is no signal of Next's broke on the way.
        try {
          unstable_rethrow(error);
        } catch (signal) {
          arrived();
          throw signal;
        }
        const tooLarge = error instanceof Error && error.message === FORM_TOO_LARGE;
        setSent(
          tooLarge
            ? { ok: false, code: "too_large", message: words.tooLarge }
            : { ok: false, code: "unavailable", message: words.lost },
        );
      }
    });
  }

  const state = useMemo(
    () => ({ id, errors: failure?.fields, values: failure?.values, pending, submitter }),
    [id, failure, pending, submitter],
  );

  return (
    <FormContext value={state}>
      <form
        {...rest}
        id={id}
        className={cx("stack", rest.className)}
        action={post}
        ref={element}
        onSubmit={submit}
        onInput={(event) => {
          rest.onInput?.(event);
          if (draft !== undefined) saveDraft(draft, event.currentTarget);
        }}
        aria-busy={pending}
      >
        <input type="hidden" name={FORM_FIELD} value={id} />
        <input type="hidden" name={FORM_LOCALE} value={words.locale} />
        {failure && (
          <div ref={summary} tabIndex={-1}>
            <FormMessage tone="bad">
              <p>{sentence(failure, words)}</p>
              <FieldList formId={id} fields={failure.fields} title={words.fixThese} />
              {failure.errorId !== undefined && (
                <p className="text-ink-2">
                  {words.reference} <code className="mono">{failure.errorId}</code>
                </p>
              )}
            </FormMessage>
          </div>
        )}
        {result?.ok === true && success !== undefined && <FormMessage tone="ok">{success}</FormMessage>}
        {children}
      </form>
    </FormContext>
  );
}

function sentence(failure: { readonly code: string; readonly message: string }, words: FormWords): string {
  if (failure.message === words.lost) return words.lost;
  return ownValue(words.sentences ?? {}, failure.code) ?? failure.message;
}

function FieldList({
  formId,
  fields,
  title,
}: {
  readonly formId: string;
  readonly fields: Readonly<Record<string, readonly string[]>> | undefined;
  readonly title: string;
}) {
  const entries = Object.entries(fields ?? {}).filter(([, messages]) => messages.length > 0);
  if (entries.length === 0) return null;
  return (
    <ul aria-label={title} className="mt-1 list-disc ps-4">
      {entries.map(([name, messages]) => (
        <li key={name}>
          {name === "form" ? messages.join(" ") : <a href={`#${fieldId(formId, name)}`}>{messages.join(" ")}</a>}
        </li>
      ))}
    </ul>
  );
}

import type { ActionResult } from "../errors";

/** The answer to a form that was posted without JavaScript, and the form's id. */
export type PostedAnswer = { form: string; result: ActionResult<unknown> };

/** Hidden field with the form's id; the prefix keeps it out of what schemas see (`formToObject`). */
export const FORM_FIELD = "$ACTIONFORM";

/** Hidden field with the form's language: what is answered is in it. */
export const FORM_LOCALE = "$LOCALE";

// On the global object since actions and pages may be bundled apart; entries end with their request.
const holder: typeof globalThis & { patchbayAnswers?: WeakMap<object, PostedAnswer> } = globalThis;

function answers(): WeakMap<object, PostedAnswer> {
  holder.patchbayAnswers ??= new WeakMap();
  return holder.patchbayAnswers;
}

/**
 * Keeps an action's answer for the page that the same request renders next. Next itself hands it to `useActionState` only when it renders
 * a page from the start: where it resumes a prerendered shell, as it does under cacheComponents, the answer is dropped.
 * `request` is what `headers()` gives, one object a request.
 */
export function keepAnswer(request: object, answer: PostedAnswer): void {
  answers().set(request, answer);
}

/** The kept answer of this request, or null. */
export function keptAnswer(request: object): PostedAnswer | null {
  return answers().get(request) ?? null;
}

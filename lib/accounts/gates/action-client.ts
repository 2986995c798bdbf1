import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { type ActionResult, AppError, toFailure } from "@/lib/platform/errors";
import { formTexts, formToObject } from "@/lib/platform/forms/form-data";
import { issueWords } from "@/lib/platform/forms/issue-words";
import { FORM_FIELD, FORM_LOCALE, keepAnswer } from "@/lib/platform/forms/posted-answer";
import { saidFields } from "@/lib/platform/forms/said-fields";
import { actionReached } from "@/lib/platform/front/call";
import { isNestedWithin, MAX_JSON_LEVELS } from "@/lib/platform/json/nesting";
import { type Locale, toLocale } from "@/lib/platform/messages/locales";
import type { POLICY, PolicyName } from "../policy";
import { loadSignedIn } from "../session/loaders";
import type {
  PartnerPolicy,
  PartnerScope,
  PersonPolicy,
  PersonScope,
  PublicScope,
  SignedIn,
  StaffPolicy,
  StaffScope,
  WorkspacePolicy,
  WorkspaceScope,
} from "../types";
import { getPartnerScope, getPersonScope, getPublicScope, getStaffScope, getWorkspaceScope } from "./data";

/** The shape `useActionState` and `<form action>` take; client code may also pass a plain object as the second argument. */
export type Action<T> = (previous: ActionResult<T> | null, input: FormData | object) => Promise<ActionResult<T>>;

type Definition<Scope, Schema extends z.ZodType, T, Policy extends PolicyName = PolicyName> = {
  policy: Policy;
  schema: Schema;
  /** Calls one mutation; may `updateTag`, `revalidatePath` and `redirect`. `form` is there for files. */
  run: (context: { scope: Scope; input: z.output<Schema>; form: FormData | null }) => Promise<T | ActionResult<T>>;
};

/** Next lets a request without Origin through with a warning; we do not, nor `null` (a sandboxed frame). */
async function refuseForeignOrigin(): Promise<void> {
  const origin = (await headers()).get("origin");
  if (origin !== env().origin) throw new AppError("not_found");
}

async function personOrThrow(): Promise<SignedIn> {
  const person = await loadSignedIn();
  if (!person) throw new AppError("not_signed_in");
  return person;
}

function isResult<T>(value: T | ActionResult<T>): value is ActionResult<T> {
  return typeof value === "object" && value !== null && "ok" in value && typeof value.ok === "boolean";
}

type Failure = Extract<ActionResult, { ok: false }>;

/** The language of the form that was sent (a hidden field of every `ActionForm`), else the one that the input names. */
function languageOf(raw: object, form: FormData | null): Locale {
  return toLocale(form?.get(FORM_LOCALE) ?? textOf(raw, "locale"));
}

/** The person's text goes back to a posted form. */
const withTexts = (failure: Failure, form: FormData | null): Failure =>
  form ? { ...failure, values: formTexts(form) } : failure;

/** A form posted without JavaScript gets its answer in the page that this request renders. */
async function answerTo<T>(form: FormData | null, result: ActionResult<T>): Promise<ActionResult<T>> {
  const request = await headers();
  const id = form?.get(FORM_FIELD);
  if (typeof id === "string" && !request.has("next-action")) keepAnswer(request, { form: id, result });
  return result;
}

function defineAction<Scope, Schema extends z.ZodType, T>(
  definition: Definition<Scope, Schema, T>,
  loadScope: (raw: object) => Promise<Scope | null>,
): Action<T> {
  return async (_previous, received: unknown) => {
    actionReached();
    const form = received instanceof FormData ? received : null;
    // Whoever has an action's id may send it anything, text and nothing included.
    const plain = typeof received === "object" && received !== null;
    const raw = form ? formToObject(form) : plain ? received : {};
    try {
      if (!plain || !isNestedWithin(raw, MAX_JSON_LEVELS)) throw new AppError("malformed");
      await refuseForeignOrigin();
      const scope = await loadScope(raw);
      if (!scope) throw new AppError("not_found");
      const parsed = definition.schema.safeParse(raw, { error: issueWords });
      if (!parsed.success) throw new AppError("invalid_input", { fields: saidFields(parsed.error) });
      const outcome = await definition.run({ scope, input: parsed.data, form });
      const result: ActionResult<T> = isResult(outcome) ? outcome : { ok: true, data: outcome };
      return answerTo(form, result.ok ? result : withTexts(result, form));
    } catch (error) {
      unstable_rethrow(error);
      return answerTo(form, withTexts(toFailure(error, languageOf(raw, form)), form));
    }
  };
}

function textOf(raw: object, name: string): string {
  const value: unknown = Reflect.get(raw, name);
  return typeof value === "string" ? value : "";
}

/** Rows of the table that let anybody in. */
type PublicPolicy = { [Name in PolicyName]: (typeof POLICY)[Name] extends { public: true } ? Name : never }[PolicyName];

/** An action anyone may call. */
export function publicAction<Schema extends z.ZodType, T>(
  definition: Definition<PublicScope, Schema, T, PublicPolicy>,
): Action<T> {
  return defineAction(definition, async () => getPublicScope());
}

/** An action of a signed-in person for themselves. */
export function personAction<Policy extends PersonPolicy, Schema extends z.ZodType, T>(
  definition: Definition<PersonScope<Policy>, Schema, T, Policy>,
): Action<T> {
  return defineAction(definition, async () => getPersonScope(await personOrThrow(), definition.policy));
}

/** An action in a workspace: the input carries `workspace` (`wks_…`), usually as a hidden field. */
export function workspaceAction<Policy extends WorkspacePolicy, Schema extends z.ZodType, T>(
  definition: Definition<WorkspaceScope<Policy>, Schema, T, Policy>,
): Action<T> {
  return defineAction(definition, async (raw) =>
    getWorkspaceScope(db(), await personOrThrow(), textOf(raw, "workspace"), definition.policy),
  );
}

/** An action in a partner: the input carries `partner` (`ptn_…`), usually as a hidden field. */
export function partnerAction<Policy extends PartnerPolicy, Schema extends z.ZodType, T>(
  definition: Definition<PartnerScope<Policy>, Schema, T, Policy>,
): Action<T> {
  return defineAction(definition, async (raw) =>
    getPartnerScope(db(), await personOrThrow(), textOf(raw, "partner"), definition.policy),
  );
}

/** An action of staff with a code entered in the session. */
export function staffAction<Policy extends StaffPolicy, Schema extends z.ZodType, T>(
  definition: Definition<StaffScope<Policy>, Schema, T, Policy>,
): Action<T> {
  return defineAction(definition, async () => {
    const person = await personOrThrow();
    if (person.staffRole && !person.totpDone) throw new AppError("totp_required");
    return getStaffScope(person, definition.policy);
  });
}

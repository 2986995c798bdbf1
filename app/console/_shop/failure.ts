import { PatchbayError } from "@patchbay/sdk/errors";
import { AppError, ERROR_CODES, type FieldErrors } from "@/lib/platform/errors";

/** What the person reads where the API's own sentence speaks to programmers. */
const SENTENCES: Readonly<Record<string, string>> = {
  stale: "Someone changed this since you opened it. Your text is kept; reload to see theirs.",
  idempotency_mismatch: "This form was sent before with other content. Reload the page to start a new one.",
  conflict: "Someone else changed this at the same moment. Send it again.",
};

/** Names of the form's fields where they differ from the API's. */
function fieldsOf(error: PatchbayError): FieldErrors {
  const names = Object.entries(error.fields).map(([name, messages]): [string, string[]] => {
    const own = name.replace(/\.unit_minor$/, ".price").replace(/_minor$/, "");
    return [own, [...messages]];
  });
  return Object.fromEntries(names);
}

/** A failed call as a closed answer of the shop: its own mistakes and a lost key are "not available", never shown as the person's. */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof PatchbayError)) return error;
  if (error.code === "invalid_token")
    return new AppError("unavailable", {
      sentence: "The shop's platform key was revoked. An admin can make a new one.",
    });
  const code = ERROR_CODES.find((known) => known === error.code);
  if (!code) return new AppError("unavailable");
  const fields = fieldsOf(error);
  return new AppError(code, {
    sentence: SENTENCES[code] ?? error.detail,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  });
}

import { PatchbayError } from "@patchbay/sdk/errors";
import { AppError, ERROR_CODES, type SaidFields } from "@/lib/platform/errors";
import { type Said, say } from "@/lib/platform/messages/said";

/** What the person reads where the API's own sentence speaks to programmers. */
const SENTENCES: Readonly<Record<string, Said>> = {
  stale: say("portal.shopStale"),
  idempotency_mismatch: say("portal.shopRepeated"),
  conflict: say("portal.shopConflict"),
};

/** Names of the form's fields where they differ from the API's. */
function fieldsOf(error: PatchbayError): SaidFields {
  const names = Object.entries(error.fields).map(([name, messages]): [string, Said[]] => {
    const own = name.replace(/\.unit_minor$/, ".price").replace(/_minor$/, "");
    return [own, messages.map((detail) => say("portal.detail", { detail }))];
  });
  return Object.fromEntries(names);
}

/** A failed call as a closed answer of the shop: its own mistakes and a lost key are "not available", never shown as the person's. */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof PatchbayError)) return error;
  if (error.code === "invalid_token")
    return new AppError("unavailable", {
      sentence: say("portal.shopKeyRevoked"),
    });
  const code = ERROR_CODES.find((known) => known === error.code);
  if (!code) return new AppError("unavailable");
  const fields = fieldsOf(error);
  return new AppError(code, {
    sentence: SENTENCES[code] ?? say("portal.detail", { detail: error.detail }),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  });
}

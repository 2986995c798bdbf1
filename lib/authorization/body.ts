import { AppError } from "@/lib/platform/errors";
import { CHANGED_NUMBER, parseJson } from "@/lib/platform/json/exact-json";
import { isNestedWithin, MAX_JSON_LEVELS } from "@/lib/platform/json/nesting";
import { say } from "@/lib/platform/messages/said";
import { readCapped } from "@/lib/platform/requests/capped-body";
import { storableOrThrow } from "@/lib/platform/text/storable-text";

/** Largest JSON body of `/api/v1`, bytes. */
export const MAX_BODY_BYTES = 256 * 1024;

/** `application/json` and every type built on it, whatever signs its name has (RFC 6838, 4.2). */
const JSON_TYPE = /^application\/(?:json|[a-z0-9][a-z0-9!#$&^_.+-]*\+json)\s*(?:;|$)/i;

/**
 * Reads a JSON body with a size cap while streaming. A number that JavaScript would change is refused by name, so that nothing is stored,
 * signed or answered that was not sent. Throws too_large, unsupported_media, malformed or invalid_input. An empty body is `{}`.
 */
export async function readJsonBody(request: Request): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get("content-type") ?? "";
  const body = await readCapped(request, MAX_BODY_BYTES);
  if (body === null) throw new AppError("too_large", { sentence: say("portal.bodyBytes", { bytes: MAX_BODY_BYTES }) });
  if (body.length === 0) return { text: "", value: {} };
  if (!JSON_TYPE.test(type)) throw new AppError("unsupported_media", { sentence: say("portal.sendJson") });
  const parsed = parseBody(body);
  if (!isNestedWithin(parsed.value, MAX_JSON_LEVELS))
    throw new AppError("malformed", { sentence: say("portal.bodyNested", { levels: MAX_JSON_LEVELS }) });
  if (parsed.changed.length > 0)
    throw new AppError("invalid_input", {
      fields: Object.fromEntries(parsed.changed.map((path) => [path || "form", [CHANGED_NUMBER]])),
    });
  // Of raw bytes that decode, only an escaped spelling can hold such text, or that one name.
  if (/\\u|__proto__/.test(parsed.text)) storableOrThrow(parsed.value);
  return { text: parsed.text, value: parsed.value };
}

function parseBody(body: Uint8Array): { text: string } & ReturnType<typeof parseJson> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    return { text, ...parseJson(text) };
  } catch {
    throw new AppError("malformed", { sentence: say("portal.bodyInvalid") });
  }
}

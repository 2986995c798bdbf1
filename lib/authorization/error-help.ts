import type { ErrorCode } from "@/lib/platform/errors";

/** What a programmer does about each code; those that only people meet say so. */
export const ERROR_HELP: Readonly<Record<ErrorCode, string>> = {
  invalid_input: "Look at fields, correct the request, send it again. Trying again unchanged gives the same answer.",
  malformed: "The body is no JSON in UTF-8, or a header has a wrong form. The detail says which.",
  too_large: "A body may have 256 KiB. Split the work.",
  unsupported_media: "Send Content-Type: application/json, and no Content-Encoding.",
  method_not_allowed: "The Allow header names the methods that this address takes.",
  not_signed_in: "On pages only: the person's session ended.",
  bad_credentials: "On pages only: sign-in failed.",
  invalid_token: "Refresh once. If that fails too, the installation is gone: stop and wait to be installed again.",
  invalid_dpop_proof:
    "The token is bound to a key. Make a new proof for every call: its own jti, the time now, this method, address and token.",
  insufficient_scope: "The workspace did not grant this, or took it away. Ask for it in a new version of the listing.",
  totp_required: "On pages only: staff enter a code.",
  not_found: "There is no such thing in this workspace and environment, or you may not see it: both look the same.",
  conflict: "Someone else changed it at the same moment. Read it again, then decide.",
  stale: "Your If-Match is old. Read the record, look at what changed, send your change with the new ETag.",
  already_done: "It was done before, by you or someone else. Usually you can go on.",
  last_owner: "On pages only: a workspace or partner keeps one owner.",
  link_expired: "On pages only: ask for a new link.",
  rate_limited: "Wait as Retry-After says, then go on more slowly. RateLimit headers tell in advance.",
  blocked: "The listing takes no new installations for the moment. Running ones go on.",
  not_ready: "Something has to happen first. The detail says what.",
  conflict_of_interest: "On pages only: someone who does not belong to the partner must do it.",
  idempotency_mismatch:
    "This Idempotency-Key was used with another body, path or workspace. Use a new key for a new request.",
  unavailable: "Try again with growing pauses and the same Idempotency-Key.",
  internal: "Our fault, and it is logged. Try again later with the same Idempotency-Key; quote id if it stays.",
};

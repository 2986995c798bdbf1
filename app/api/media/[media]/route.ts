import { getPublicScope } from "@/lib/accounts/gates/data";
import { getMedia } from "@/lib/listings/media/data";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { MEDIA_POLICY } from "@/lib/platform/next/content-policy";
import { matchesTag } from "@/lib/platform/requests/entity-tag";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "media.read";

/** The bytes under an id never change, so they may be kept for ever; the sandbox makes them inert even when opened on their own. */
const HEADERS = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "Content-Disposition": "inline",
  "Content-Security-Policy": MEDIA_POLICY,
  "Cross-Origin-Resource-Policy": "same-site",
  "X-Content-Type-Options": "nosniff",
};

/** GET /api/media/med_…: the picture, 304 when the reader has it, 404 otherwise. */
async function answer(request: Request, { params }: { params: Promise<{ media: string }> }): Promise<Response> {
  const { media: shownId } = await params;
  const media = await getMedia(db(), getPublicScope(), shownId);
  if (!media) throw new AppError("not_found");
  const etag = `"${media.sha256.slice(0, 32)}"`;
  const headers = { ...HEADERS, ETag: etag };
  if (matchesTag(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(media.bytes, {
    headers: { ...headers, "Content-Type": media.mime, "Content-Length": String(media.bytes.byteLength) },
  });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

import { revalidateTag } from "next/cache";
import { CACHE_CALL_HEADER, cacheCallSchema, isCacheCall } from "@/lib/platform/cache/cache-call";
import { AppError } from "@/lib/platform/errors";
import { readCapped } from "@/lib/platform/requests/capped-body";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "cache.expire";

const MOST_BYTES = 100_000;

/** The worker says which cached pages changed. Anyone without the signature learns nothing: it looks like no page at all. */
async function answer(request: Request): Promise<Response> {
  const signature = request.headers.get(CACHE_CALL_HEADER);
  const body = signature === null ? null : (await readCapped(request, MOST_BYTES))?.toString("utf8");
  if (body == null || !isCacheCall(body, signature)) throw new AppError("not_found");
  const { tags } = cacheCallSchema.parse(JSON.parse(body));
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ POST: answer });

/**
 * The body of a request, null when it has more than `most` bytes. It is counted while it arrives: a caller need not say a length, and
 * what is not read is not held in memory. Leaving the loop cancels the rest.
 */
export async function readCapped(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateSync,
  type ZlibOptions,
  zstdDecompressSync,
} from "node:zlib";

type Headers = Readonly<Record<string, string>>;
type Unpack = (bytes: Buffer, most: number) => Buffer;

/** What was cut off is no fault: the rest is unpacked as far as it goes. */
const asFarAsItGoes: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH };

const gunzip: Unpack = (bytes, most) => gunzipSync(bytes, { ...asFarAsItGoes, maxOutputLength: most });
const UNPACK: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ["gzip", gunzip],
  ["x-gzip", gunzip],
  ["deflate", (bytes, most) => inflateSync(bytes, { ...asFarAsItGoes, maxOutputLength: most })],
  [
    "br",
    (bytes, most) =>
      brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: most }),
  ],
  ["zstd", (bytes, most) => zstdDecompressSync(bytes, { finishFlush: constants.ZSTD_e_flush, maxOutputLength: most })],
]);

/** Codings of one answer that are undone; nobody sends more in earnest. */
const MOST_CODINGS = 2;

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** The beginning of what is packed, never more than `most` bytes in memory: of what would be longer, half as much is unpacked. */
function unpacked(bytes: Buffer, unpack: Unpack, most: number): Buffer | null {
  for (let length = bytes.length; length > 0; length = Math.floor(length / 2)) {
    try {
      return unpack(bytes.subarray(0, length), most);
    } catch (error) {
      if (!isTooLarge(error)) return null;
    }
  }
  return null;
}

/** Bytes that are no UTF-8 and do not say what they are: Latin-1 as browsers read it. The end may be cut within a character. */
function guessed(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function decoded(bytes: Buffer, type: string | undefined): string {
  const label = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type ?? "")?.[1];
  if (label === undefined) return guessed(bytes);
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return guessed(bytes);
  }
}

/**
 * An answer's body as text that a person can read: unpacked (gzip, deflate, br, zstd) and read in its character set. What cannot be
 * unpacked is said in brackets. `most` bounds the unpacked bytes.
 */
export function bodyText(bytes: Buffer, headers: Headers, most: number): string {
  const coding = headers["content-encoding"];
  const type = headers["content-type"];
  if (coding === undefined) {
    // Nearly every answer: plain UTF-8, read once.
    const text = bytes.toString("utf8");
    return text.includes("\ufffd") || /charset/i.test(type ?? "") ? decoded(bytes, type) : text;
  }
  const codings = coding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  let plain = bytes;
  for (const name of codings
    .filter((one) => one !== "identity" && one !== "")
    .slice(-MOST_CODINGS)
    .reverse()) {
    const unpack = UNPACK.get(name);
    const next = unpack ? unpacked(plain, unpack, most) : null;
    if (next === null) return `[${bytes.length} bytes that could not be unpacked as ${name.slice(0, 20)}]`;
    plain = next;
  }
  return decoded(plain, type);
}

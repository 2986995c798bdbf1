import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { sha256 } from "@/lib/platform/crypto";
import { AppError } from "@/lib/platform/errors";
import { type Said, say } from "@/lib/platform/messages/said";
import { ACCEPTED_TYPES, IMAGE_TOO_LARGE, MAX_INPUT_PIXELS, MAX_UPLOAD_BYTES, MEDIA_SIZES } from "./constants";
import { plainShare } from "./plain-share";
import type { EncodedImage, MediaPurpose } from "./types";

function refuse(sentence: Said): never {
  throw new AppError("invalid_input", { fields: { file: [sentence] } });
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(new TextDecoder("utf-8").decode(bytes.subarray(0, 4_096)));
}

/**
 * Makes a safe picture of what a person sent: the type is read from the bytes, the picture decoded within limits and encoded anew as
 * WebP, so nothing of the original file (metadata, position, hidden parts) survives. Errors: `invalid_input` at `file`, with a
 * sentence that says what to do.
 */
export async function encodeImage(input: Uint8Array, purpose: MediaPurpose): Promise<EncodedImage> {
  if (input.byteLength === 0) refuse(say("fields.imageMissing"));
  if (input.byteLength > MAX_UPLOAD_BYTES) refuse(IMAGE_TOO_LARGE);
  const type = await fileTypeFromBuffer(input);
  if (!type || !ACCEPTED_TYPES.has(type.mime)) {
    if (looksLikeSvg(input)) refuse(say("fields.imageSvg"));
    refuse(say("fields.imageUnknown"));
  }
  const { width, height, square } = MEDIA_SIZES[purpose];
  try {
    const picture = sharp(input, { limitInputPixels: MAX_INPUT_PIXELS, failOn: "error", pages: 1 }).rotate();
    const sized = square
      ? picture.resize({ width, height, fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
      : picture.resize({ width, height, fit: "inside", withoutEnlargement: true });
    const { data, info } = await sized.webp({ quality: 86, effort: 4 }).toBuffer({ resolveWithObject: true });
    const bytes = new Uint8Array(data);
    const { width: wide, height: high } = info;
    return {
      bytes,
      mime: "image/webp",
      width: wide,
      height: high,
      sha256: sha256(bytes),
      plainBp: await plainShare(bytes),
    };
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message);
    return refuse(tooMany ? say("fields.imagePixels") : say("fields.imageDamaged"));
  }
}

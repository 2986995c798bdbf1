import { say } from "@/lib/platform/messages/said";
import type { MediaPurpose } from "./types";

/** Largest file a person may send, in bytes. */
export const MAX_UPLOAD_BYTES = 5_000_000;

/** What its sender reads, before it is sent and after. */
export const IMAGE_TOO_LARGE = say("fields.imageTooLarge");

/** Largest picture that is decoded, in pixels: a small file may unpack to gigabytes. */
export const MAX_INPUT_PIXELS = 40_000_000;

/** What is accepted, by what the bytes are, never by name or declared type. */
export const ACCEPTED_TYPES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/avif"]);

/** The same for a file field. */
export const ACCEPT_IMAGES = [...ACCEPTED_TYPES].join(",");

/** Icons and logos become squares on a transparent ground; screenshots keep their shape. */
export const MEDIA_SIZES: Readonly<Record<MediaPurpose, { width: number; height: number; square: boolean }>> = {
  icon: { width: 256, height: 256, square: true },
  logo: { width: 256, height: 256, square: true },
  screenshot: { width: 1600, height: 1600, square: false },
};

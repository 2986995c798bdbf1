import { webAddress } from "@/lib/platform/text/web-address";
import type { VersionContent } from "./schema";

const SINGLE = [
  "installUrl",
  "endpointUrl",
  "demoUrl",
  "docsUrl",
  "supportUrl",
  "privacyUrl",
  "termsUrl",
  "repositoryUrl",
] as const;

/** The content with its addresses as they would be stored today. What an older version holds and is no address any more is left out. */
export function withStoredAddresses(content: VersionContent): VersionContent {
  const single = Object.fromEntries(SINGLE.map((field) => [field, webAddress(content[field]) ?? ""]));
  return { ...content, ...single, redirectUris: content.redirectUris.flatMap((uri) => webAddress(uri) ?? []) };
}

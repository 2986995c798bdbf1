import type { Environment } from "@/lib/accounts/types";

/** What the authorization server needs to know of a client. Ids are raw uuids. */
export type ClientRecord = {
  id: string;
  environment: Environment;
  partnerId: string;
  listingId: string | null;
  name: string;
  redirectUris: string[];
  scopes: string[];
  /** SHA-256 of the secrets that are valid now. */
  secretHashes: string[];
};

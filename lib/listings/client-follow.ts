import { updateClient } from "@/lib/clients/mutations";
import type { Tx } from "@/lib/platform/db";
import type { VersionContent } from "./schema";

/** A listing's OAuth client takes the name, addresses and permissions of this content. */
export async function followContent(tx: Tx, clientId: string, content: VersionContent): Promise<void> {
  const scopes = content.scopes.map((use) => use.scope);
  await updateClient(tx, clientId, { name: content.name, redirectUris: content.redirectUris, scopes });
}

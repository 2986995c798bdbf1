import { createClientSecret } from "@/lib/clients/mutations";
import { inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";

/** A client's public id with a fresh secret. */
export async function makeCredentials(
  clientId: string,
  options: { ends?: string } = {},
): Promise<{ clientId: string; clientSecret: string }> {
  const { secret } = await inTransaction((tx) => createClientSecret(tx, clientId, options));
  return { clientId: formatId("client", clientId), clientSecret: secret };
}

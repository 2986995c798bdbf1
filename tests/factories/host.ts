import { mintHostScope, mintWorkspaceId } from "@/lib/accounts/gates/mint";
import type { HostScope } from "@/lib/accounts/types";
import type { CustomerRecord, OrderRecord } from "@/lib/capabilities/records";
import { apiResource } from "@/lib/clients/constants";
import { createPlatformKey } from "@/lib/clients/keys/mutations";
import { createCustomer, createOrder } from "@/lib/host/mutations";

import { randomToken, sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makeStaffScope } from "./accounts";
import { type MadeSubscription, makeSubscription } from "./webhooks";

/** Every scope there is. */
export const EVERY_SCOPE = [
  "orders:read",
  "orders:write",
  "customers:read",
  "customers:write",
  "payments:read",
  "subscriptions:read",
] as const;

/** An access token of an installation, as the authorization server stores one; `seconds` until it expires. */
export async function makeToken(
  installation: { installationId: string; clientId: string },
  scopes: readonly string[],
  seconds = 3600,
): Promise<string> {
  const token = randomToken(32);
  await db().oAuthArtifact.create({
    data: {
      kind: "ClientCredentials",
      idHash: sha256(token),
      clientId: installation.clientId,
      installationId: installation.installationId,
      payload: { scope: scopes.join(" "), aud: apiResource() },
      expiresAt: new Date(Date.now() + seconds * 1000),
    },
  });
  return token;
}

export type MadeApp = MadeSubscription & { host: HostScope<never>; token: string; shownWorkspace: string };

/** An app with a token in a sandbox workspace without records. */
export async function makeApp(scopes: readonly string[] = EVERY_SCOPE): Promise<MadeApp> {
  const made = await makeSubscription({ scopes });
  const host: HostScope<never> = mintHostScope({
    workspaceId: mintWorkspaceId(made.workspaceId),
    environment: "sandbox",
  });
  return {
    ...made,
    host,
    token: await makeToken(made, scopes),
    shownWorkspace: formatId("workspace", made.workspaceId),
  };
}

/** A platform key made by an admin. */
export async function makePlatformKey(environment: "live" | "sandbox"): Promise<string> {
  const admin = await makeStaffScope("admin");
  const { key } = await inTransaction((tx) => createPlatformKey(tx, admin, { name: "Test", environment }));
  return key;
}

export function makeCustomer(scope: HostScope<never>, name = "Dana Levi"): Promise<CustomerRecord> {
  return inTransaction((tx) =>
    createCustomer(tx, scope, { name, email: "dana@shop.example", tax_number: null, note: "" }),
  );
}

/** An open order of one line of 12.50. */
export async function makeOrder(scope: HostScope<never>, customer?: CustomerRecord): Promise<OrderRecord> {
  const { id } = customer ?? (await makeCustomer(scope));
  const lines = [{ name: "Oak stool", quantity: 1, unit_minor: "1250" }];
  return inTransaction((tx) =>
    createOrder(tx, scope, { customer_id: id, currency: "USD", lines, tax_minor: "0", note: "" }),
  );
}

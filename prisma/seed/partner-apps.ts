import { writeFile } from "node:fs/promises";
import path from "node:path";
import { getProvider } from "@/lib/authorization/provider/door";
import { apiResource } from "@/lib/clients/constants";
import { createClientSecret } from "@/lib/clients/mutations";
import { inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import { createEndpoint } from "@/lib/webhooks/endpoints/mutations";
import { appAddresses, appSlug, siteFacts } from "./content/to-content";
import type { SeedListing } from "./content/types";
import type { Installed } from "./types";

/** What the sample partner process must know to stand behind one listing. */
type PartnerApp = {
  name: string;
  settings: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    webhookSecrets: string[];
    scopes: string[];
  };
  installations: object[];
};

/** The demo listings behind which the sample partner process stands, by the name in their addresses. */
export type PartnerApps = {
  url: string;
  bySlug: Map<string, PartnerApp>;
  /** What the public pages of every listing tell. */
  sites: Map<string, ReturnType<typeof siteFacts>>;
};

/** Where the sample partner process answers; nothing stands behind a listing yet. */
export function noPartnerApps(): PartnerApps {
  return { url: env().PARTNER_APP_URL ?? "http://localhost:3001", bySlug: new Map(), sites: new Map() };
}

/** Puts public pages behind a listing and, when it asks for permissions, an app: a secret for its live client, an endpoint with its signing secret. */
export async function connectPartnerApp(
  apps: PartnerApps,
  listing: SeedListing,
  live: { clientId: string; partnerId: string },
): Promise<void> {
  apps.sites.set(appSlug(listing), siteFacts(listing));
  const { scopes } = listing;
  if (!scopes) return;
  const { client, endpoint } = await inTransaction(async (tx) => ({
    client: await createClientSecret(tx, live.clientId),
    endpoint: await createEndpoint(tx, {
      ...live,
      environment: "live",
      transport: "http",
      url: appAddresses(listing, apps.url).endpointUrl,
    }),
  }));
  apps.bySlug.set(appSlug(listing), {
    name: listing.name,
    settings: {
      issuer: env().origin,
      clientId: formatId("client", live.clientId),
      clientSecret: client.secret,
      webhookSecrets: [endpoint.secret],
      scopes: scopes.map(([scope]) => scope),
    },
    installations: [],
  });
}

/**
 * Gives the app behind a listing the tokens of an installation that is there from the first day, as if the workspace had just consented, so
 * that it can fetch what events tell it of.
 */
export async function handOverTokens(apps: PartnerApps, installed: Installed): Promise<void> {
  const { seeded, shop, scopes, activatedAt } = installed;
  const app = apps.bySlug.get(appSlug(seeded.listing));
  if (!app) return;
  const provider = await getProvider();
  const { clientId } = app.settings;
  const client = await provider.Client.find(clientId);
  if (!client) throw new Error(`${app.name} has no client.`);
  const accountId = formatId("installation", installed.id);
  const grant = new provider.Grant({ accountId, clientId });
  grant.addResourceScope(apiResource(), scopes.join(" "));
  const token = new provider.RefreshToken({
    accountId,
    client,
    grantId: await grant.save(),
    gty: "authorization_code",
    resource: apiResource(),
    scope: scopes.join(" "),
    claims: {},
  });
  app.installations.push({
    id: accountId,
    issuer: app.settings.issuer,
    clientId,
    workspace: { id: formatId("workspace", shop.id), name: shop.name },
    environment: "live",
    scopes,
    state: "connected",
    connectedAt: activatedAt.toISOString(),
    // There is no access token yet: the first call fetches one.
    tokens: { accessToken: "none", refreshToken: await token.save(), expiresAt: 0 },
  });
}

/** Writes the file that the sample partner process reads at its start. It holds secrets: only its owner may read it. */
export async function writePartnerApps(dataDir: string, { bySlug, sites }: PartnerApps): Promise<void> {
  const content = { apps: Object.fromEntries(bySlug), sites: Object.fromEntries(sites) };
  await writeFile(path.join(dataDir, "partner-app.json"), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}

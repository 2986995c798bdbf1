import type { App } from "./context.ts";
import { isRecord } from "./json.ts";
import type { Installation, ReceivedEvent } from "./store.ts";

/** The end of a secret, enough to recognise it by. */
export function last4(secret: string): string {
  return `…${secret.slice(-4)}`;
}

/** An installation without its tokens. */
export function showInstallation({ tokens, ...installation }: Installation) {
  return {
    ...installation,
    tokens:
      tokens === null
        ? null
        : {
            accessTokenLast4: last4(tokens.accessToken),
            refreshTokenLast4: tokens.refreshToken === null ? null : last4(tokens.refreshToken),
            expiresAt: new Date(tokens.expiresAt).toISOString(),
          },
  };
}

/** An event without the one-time token that a deletion carries. */
export function showEvent(event: ReceivedEvent): ReceivedEvent {
  const { data } = event;
  if (!isRecord(data) || typeof data.confirm_token !== "string") return event;
  return { ...event, data: { ...data, confirm_token: last4(data.confirm_token) } };
}

/** `GET /state.json`: everything a test may want to look at, and no secret. */
export function showState(app: App) {
  const { store, switches } = app;
  return {
    settings: {
      issuer: store.settings.issuer,
      clientId: store.settings.clientId,
      hasClientSecret: store.settings.clientSecret !== "",
      webhookSecrets: store.settings.webhookSecrets.map(last4),
      scopes: store.settings.scopes,
      resource: store.settings.resource,
    },
    switches,
    installations: [...store.installations.values()].map((installation) => ({
      ...showInstallation(installation),
      sequence: store.sequences.get(installation.id) ?? null,
      orders: store.orders.get(installation.id)?.length ?? 0,
    })),
    events: store.events.map(showEvent),
    apiCalls: store.apiCalls,
  };
}

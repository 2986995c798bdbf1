import * as oauth from "openid-client";
import { describeOAuthError, oauthClient } from "./oauth-client.ts";
import type { Store, TokenSet } from "./store.ts";
import type { SwitchBoard } from "./switches.ts";

/** The installation has no usable tokens: somebody must install again. */
export class ReconnectNeeded extends Error {}

/** Refresh this long before the end, so that a call under way does not run out. */
const EARLY_MS = 30_000;

/** An hour is the longest that an access token lives when the answer does not say. */
export function tokenSet(answer: oauth.TokenEndpointResponse, before: TokenSet | null): TokenSet {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    expiresAt: Date.now() + (answer.expires_in ?? 3600) * 1000,
  };
}

/**
 * Gives out access tokens and refreshes them. Refresh tokens rotate: each works once, and using an old one makes the platform
 * revoke everything. So there is one refresh at a time for each installation, and the new tokens are stored before use.
 * This lock holds within one process; with several, take a row lock in your database instead.
 */
export class TokenKeeper {
  readonly #store: Store;
  readonly #switches: SwitchBoard;
  readonly #running = new Map<string, Promise<string>>();
  readonly #used = new Map<string, string>();

  constructor(store: Store, switches: SwitchBoard) {
    this.#store = store;
    this.#switches = switches;
  }

  /** A token that is good for now. @throws ReconnectNeeded */
  async accessToken(id: string): Promise<string> {
    const { accessToken, expiresAt } = this.#tokens(id);
    return Date.now() < expiresAt - EARLY_MS ? accessToken : this.refresh(id, accessToken);
  }

  /** A token other than `refused`; if somebody has refreshed meanwhile, theirs. @throws ReconnectNeeded */
  async refresh(id: string, refused: string): Promise<string> {
    const running = this.#running.get(id);
    if (running !== undefined) return running;
    const { accessToken } = this.#tokens(id);
    if (accessToken !== refused) return accessToken;
    const run = this.#rotate(id).finally(() => this.#running.delete(id));
    this.#running.set(id, run);
    return run;
  }

  /** Gives the tokens back to the platform (RFC 7009) and forgets them. */
  async revoke(id: string): Promise<void> {
    const tokens = this.#tokens(id);
    const client = await oauthClient(this.#store.settings);
    await oauth.tokenRevocation(client, tokens.refreshToken ?? tokens.accessToken);
    this.#store.forgetTokens(id, "revoked");
  }

  async #rotate(id: string): Promise<string> {
    const before = this.#tokens(id);
    const { settings } = this.#store;
    const installation = this.#store.installations.get(id);
    if (before.refreshToken === null) return this.#lost(id, "The platform gave no refresh token.");
    if (installation?.issuer !== settings.issuer || installation.clientId !== settings.clientId) {
      throw new ReconnectNeeded("This installation belongs to other client settings than the present ones.");
    }

    const stale = this.#switches.isOn("reuse-refresh-token") ? this.#used.get(id) : undefined;
    const client = await oauthClient(settings);
    let answer: oauth.TokenEndpointResponse;
    try {
      const parameters = settings.resource === "" ? {} : { resource: settings.resource };
      answer = await oauth.refreshTokenGrant(client, stale ?? before.refreshToken, parameters);
    } catch (error) {
      const refused = error instanceof oauth.ResponseBodyError && error.error === "invalid_grant";
      // Anything else (network, 500, 429) is worth another try later with the same token.
      if (!refused) throw error;
      return this.#lost(id, describeOAuthError(error));
    }

    this.#used.set(id, before.refreshToken);
    const after = tokenSet(answer, before);
    const present = this.#store.installations.get(id);
    // Uninstalled while we were asking: do not bring the tokens back.
    if (present?.tokens !== before) throw new ReconnectNeeded("The installation ended meanwhile.");
    this.#store.putInstallation({ ...present, tokens: after });
    return after.accessToken;
  }

  #tokens(id: string): TokenSet {
    const installation = this.#store.installations.get(id);
    if (installation === undefined) throw new ReconnectNeeded("This installation is not known here.");
    if (installation.tokens === null) throw new ReconnectNeeded("There are no tokens for this installation.");
    return installation.tokens;
  }

  #lost(id: string, why: string): never {
    const state = this.#store.installations.get(id)?.state;
    if (state !== "uninstalled") this.#store.forgetTokens(id, "reconnect");
    throw new ReconnectNeeded(why);
  }
}

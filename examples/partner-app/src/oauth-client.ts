import * as oauth from "openid-client";
import { HttpError } from "./http.ts";
import { isLoopback, type Settings } from "./settings.ts";

/** One discovery per settings: a changed setting is a new object and discovers anew. */
const discovered = new WeakMap<Settings, Promise<oauth.Configuration>>();

/**
 * The platform's endpoints, read from its `/.well-known/oauth-authorization-server`; nothing but the issuer is written down
 * here. Plain http is allowed for an issuer on this machine only. @throws HttpError 409 while the settings are incomplete.
 */
export function oauthClient(settings: Settings): Promise<oauth.Configuration> {
  const known = discovered.get(settings);
  if (known !== undefined) return known;
  const found = discover(settings);
  discovered.set(settings, found);
  found.catch(() => discovered.delete(settings));
  return found;
}

async function discover(settings: Settings): Promise<oauth.Configuration> {
  if (settings.issuer === "" || settings.clientId === "") {
    throw new HttpError(
      409,
      "Fill in the platform's address and the client id on the settings page first.",
      "settings",
    );
  }
  const issuer = new URL(settings.issuer);
  // Basic is the one way of authenticating that every OAuth server must offer a client with a secret.
  const authentication = settings.clientSecret === "" ? oauth.None() : oauth.ClientSecretBasic(settings.clientSecret);
  return oauth.discovery(issuer, settings.clientId, undefined, authentication, {
    algorithm: "oauth2",
    timeout: 10,
    execute: isLoopback(issuer) ? [oauth.allowInsecureRequests] : [],
  });
}

/** Says in one line what went wrong between us and the authorization server. */
export function describeOAuthError(error: unknown): string {
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    return error.error_description ? `${error.error}: ${error.error_description}` : error.error;
  }
  // The library's own refusals say "invalid response" and give the reason as the cause.
  if (error instanceof oauth.ClientError && error.cause instanceof Error) return error.cause.message;
  return error instanceof Error ? error.message : String(error);
}

import type { AdapterPayload } from "oidc-provider";
import { getClientRecord } from "@/lib/clients/data";
import type { ClientRecord } from "@/lib/clients/types";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import { API_SCOPES } from "../constants";
import { ForgetfulStore } from "./stores";

/** Name of the metadata that carries the hashes of a client's live secrets. */
export const SECRET_HASHES = "secret_hashes";

/** Outside demo mode a code is never sent over plain http, not even to this machine. */
function usableRedirects(client: ClientRecord): string[] {
  return client.redirectUris.filter((uri) => env().isDemo || uri.startsWith("https://"));
}

/** A client as the authorization server reads it. Sandbox clients may also use client credentials. */
function metadataOf(client: ClientRecord): AdapterPayload {
  const redirectUris = usableRedirects(client);
  const viaBrowser = redirectUris.length > 0;
  return {
    client_id: formatId("client", client.id),
    client_name: client.name,
    // Never compared: `compareClientSecret` is replaced and looks at the hashes.
    client_secret: "kept as hashes",
    [SECRET_HASHES]: client.secretHashes,
    [API_SCOPES]: client.scopes,
    application_type: "web",
    redirect_uris: redirectUris,
    response_types: viaBrowser ? ["code"] : [],
    grant_types: [
      ...(viaBrowser ? ["authorization_code", "refresh_token"] : []),
      ...(client.environment === "sandbox" ? ["client_credentials"] : []),
    ],
    token_endpoint_auth_method: "client_secret_basic",
  };
}

/** Clients come from `oauth_client`; the authorization server never writes one. */
export class ClientStore extends ForgetfulStore {
  override async find(shownId: string): Promise<AdapterPayload | undefined> {
    const client = await getClientRecord(db(), shownId);
    return client ? metadataOf(client) : undefined;
  }
}

/** Scopes of OpenID itself; those of the API belong to the resource server. */
export const OPENID_SCOPES = ["openid", "offline_access"] as const;

/** Whether a scope is OpenID's own and not one of the API. */
export function isOpenidScope(scope: string): boolean {
  return OPENID_SCOPES.some((own) => own === scope);
}

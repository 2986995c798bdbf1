import type Provider from "oidc-provider";
import { errors, type KoaContextWithOIDC } from "oidc-provider";
import { takePoint } from "@/lib/platform/requests/rate-limit";

/** A client that proved itself asked too often. */
class BudgetSpent extends errors.OIDCProviderError {
  readonly retryAfter: number;

  constructor(seconds: number) {
    super(429, "temporarily_unavailable");
    this.error_description = "too many requests";
    this.retryAfter = seconds;
  }
}

/**
 * Counts one call of a client that has just proved itself. Nothing is counted before: who only names a client would use up its calls.
 * Wrong secrets are not counted either. One has 256 random bits, so guessing is hopeless at any pace, and an address that may not try
 * again would be shared by partners of one host. A failed try costs a lookup and a hash, less than counting it.
 */
export async function spendOrThrow(clientId: string): Promise<void> {
  const state = await takePoint("oauth.token", clientId);
  if (!state.allowed) throw new BudgetSpent(state.resetSeconds);
}

/** Tells a client whose budget is spent when to come back. */
export function tellWhenToRetry(provider: Provider): void {
  const tell = (ctx: KoaContextWithOIDC, error: unknown) => {
    if (error instanceof BudgetSpent) ctx.set("retry-after", String(error.retryAfter));
  };
  provider.on("grant.error", tell);
  provider.on("introspection.error", tell);
  provider.on("pushed_authorization_request.error", tell);
  provider.on("revocation.error", tell);
}

import { describe, expect, it } from "vitest";
import { makeAdminScope } from "../factories/installs";
import { testDatabase } from "../support/database-env";
import { withIssuer } from "./harness";
import { type Answer, getCode, install, makeOAuthPartner, me, redeem, refresh, tokensOf } from "./partner";

withIssuer();

const AT_ONCE = 100;

function winners(answers: readonly Answer[]): Answer[] {
  return answers.filter((answer) => answer.status === 200);
}

/** Moves the moment of use of every used refresh token into the past, past the grace of ten seconds. */
async function elapse(seconds: number): Promise<void> {
  await testDatabase().query(
    "UPDATE oauth_artifact SET consumed_at = consumed_at - make_interval(secs => $1) WHERE kind = 'RefreshToken' AND consumed_at IS NOT NULL",
    [seconds],
  );
}

describe("V10.4.2 a code works once", () => {
  it(`of ${AT_ONCE} redemptions at once at most one wins, and a second use ends what it issued`, async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => redeem(partner, code, verifier)));
    expect(winners(answers).length).toBeLessThanOrEqual(1);
    for (const answer of answers) if (answer.status !== 200) expect(answer.body.error).toBe("invalid_grant");
    const later = await redeem(partner, code, verifier);
    expect(later.body.error).toBe("invalid_grant");
    for (const answer of winners(answers)) expect((await me(tokensOf(answer).access_token)).status).toBe(401);
    const left = await testDatabase().query(
      "SELECT kind FROM oauth_artifact WHERE kind IN ('AccessToken', 'RefreshToken', 'Grant')",
    );
    expect(left).toEqual([]);
  });

  it("a second use revokes the first one's tokens", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const tokens = tokensOf(await redeem(partner, code, verifier));
    expect((await me(tokens.access_token)).status).toBe(200);
    expect((await redeem(partner, code, verifier)).body.error).toBe("invalid_grant");
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(partner, tokens.refresh_token)).body.error).toBe("invalid_grant");
  });
});

describe("V10.4.5 a refresh token works once", () => {
  it(`of ${AT_ONCE} refreshes at once one wins and its tokens live`, async () => {
    const partner = await makeOAuthPartner();
    const tokens = await install(partner, await makeAdminScope());
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => refresh(partner, tokens.refresh_token)));
    const won = winners(answers);
    expect(won).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 200) expect(answer.body.error).toBe("invalid_grant");
    for (const answer of won) {
      const next = tokensOf(answer);
      expect((await me(next.access_token)).status).toBe(200);
      expect((await refresh(partner, next.refresh_token)).status).toBe(200);
    }
  });

  it("a second use within ten seconds is refused and harms nobody", async () => {
    const partner = await makeOAuthPartner();
    const first = await install(partner, await makeAdminScope());
    const second = tokensOf(await refresh(partner, first.refresh_token));
    await elapse(9);
    expect((await refresh(partner, first.refresh_token)).body.error).toBe("invalid_grant");
    expect((await me(second.access_token)).status).toBe(200);
    expect((await refresh(partner, second.refresh_token)).status).toBe(200);
  });

  it("a second use later than ten seconds ends the family", async () => {
    const partner = await makeOAuthPartner();
    const first = await install(partner, await makeAdminScope());
    const second = tokensOf(await refresh(partner, first.refresh_token));
    await elapse(11);
    expect((await refresh(partner, first.refresh_token)).body.error).toBe("invalid_grant");
    expect((await me(second.access_token)).status).toBe(401);
    expect((await refresh(partner, second.refresh_token)).body.error).toBe("invalid_grant");
  });
});

describe("stored secrets", () => {
  it("no code, token or interaction is in the database as it was given out", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const tokens = tokensOf(await redeem(partner, code, verifier));
    const rows = await testDatabase().query<{ text: string }>(
      "SELECT oauth_artifact::text AS text FROM oauth_artifact",
    );
    const secrets = await testDatabase().query<{ text: string }>(
      "SELECT client_secret::text AS text FROM client_secret",
    );
    for (const { text } of [...rows, ...secrets]) {
      for (const value of [code, tokens.access_token, tokens.refresh_token, partner.clientSecret])
        expect(text).not.toContain(value);
    }
  });
});

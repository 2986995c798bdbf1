import { describe, expect, it } from "vitest";
import { hasLiveSecret, listCredentials } from "@/lib/clients/credentials/data";
import { createSecret } from "@/lib/clients/credentials/mutations";
import { getClientRecord } from "@/lib/clients/data";
import { sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { makeListing } from "../factories/listings";

async function makeClient() {
  const { scope, liveClientId } = await makeListing();
  if (!liveClientId) throw new Error("The listing has no live client.");
  const shown = formatId("client", liveClientId);
  const create = (ends?: string) => inTransaction((tx) => createSecret(tx, scope, shown, ends));
  const works = async (secret: string) => (await getClientRecord(db(), shown))?.secretHashes.includes(sha256(secret));
  const seen = async () => (await listCredentials(db(), scope)).find(({ clientId }) => clientId === shown);
  return { scope, liveClientId, create, works, seen };
}

describe("a third secret", () => {
  it("is refused while two are valid, naming the one it would end, and ends it when the person says so", async () => {
    const { create, works, seen } = await makeClient();
    const first = await create();
    expect((await seen())?.nextToEnd).toBeNull();
    const second = await create();
    expect((await seen())?.nextToEnd).toMatchObject({ lastFour: first.lastFour });
    await expect(create()).rejects.toMatchObject({
      code: "not_ready",
      sentence: say("portal.twoSecrets", { lastFour: first.lastFour }),
    });
    expect([await works(first.secret), await works(second.secret)]).toEqual([true, true]);
    const third = await create((await seen())?.nextToEnd?.id);
    expect([await works(first.secret), await works(second.secret), await works(third.secret)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("ends only the one that was agreed to: a stale page ends nothing", async () => {
    const { create, works, seen } = await makeClient();
    await create();
    const second = await create();
    const stale = (await seen())?.nextToEnd?.id;
    await create(stale);
    await expect(create(stale)).rejects.toMatchObject({ code: "not_ready" });
    expect(await works(second.secret)).toBe(true);
  });
});

it("a live client has no secret until one is made", async () => {
  const { scope, liveClientId, create } = await makeClient();
  expect(await hasLiveSecret(db(), scope, liveClientId)).toBe(false);
  await create();
  expect(await hasLiveSecret(db(), scope, liveClientId)).toBe(true);
  const other = await makeListing();
  expect(await hasLiveSecret(db(), other.scope, liveClientId)).toBe(false);
});

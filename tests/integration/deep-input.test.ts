import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { requestAccount } from "@/lib/accounts/registration/actions";
import { approveUpdate, submitVersion } from "@/lib/certification/submissions/mutations";
import { createNextVersion } from "@/lib/listings/mutations";
import { publishAgreementSchema } from "@/lib/partners/agreement/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { MAX_JSON_LEVELS } from "@/lib/platform/json/nesting";
import { say } from "@/lib/platform/messages/said";
import { MARKDOWN_LEVELS, MARKDOWN_TOO_DEEP } from "@/lib/platform/text/markdown";
import { testEventSchema } from "@/lib/webhooks/deliveries/schema";
import { edit, makeCertifiedListing, makeSubmittable, versionLock } from "../factories/certification";
import { makePlatformKey } from "../factories/host";
import { type MadeListing, saveVersion } from "../factories/listings";
import { comeFrom } from "../support/action-request";
import { callApi } from "../support/api-router";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/cache", async () => (await import("../support/action-request")).nextCache());

const given = (name: string) => readFileSync(`tests/fixtures/cases/${name}`, "utf8");
const DEEP = given("c02-description-3800-quotes.md");
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

/** A description as an earlier build would have stored it: in a draft, which may be changed. */
async function storeOld(versionId: string): Promise<void> {
  const { content } = await db().version.findUniqueOrThrow({ where: { id: versionId } });
  const old = { ...(typeof content === "object" ? content : {}), description: DEEP };
  await db().version.update({ where: { id: versionId }, data: { content: old } });
}

const refusalOf = (made: Pick<MadeListing, "scope" | "versionId">, description: string) =>
  saveVersion(made.scope, made.versionId, { description });

describe("a description that is nested too deeply", () => {
  it.each(["c02-description-1500-quotes.md", "c02-description-3800-quotes.md"])(
    "is refused at its field, with the reason: %s",
    async (name) => {
      const made = await makeSubmittable();
      await expect(refusalOf(made, given(name))).rejects.toMatchObject({
        code: "invalid_input",
        fields: { description: [MARKDOWN_TOO_DEEP] },
      });
    },
  );

  it.each(["c05-angle-brackets.md", "c06-footnote-relative-task.md", "c13-code-block.md"])(
    "is not what is only unusual: %s",
    async (name) => {
      const made = await makeSubmittable();
      await refusalOf(made, given(name));
      const { content } = await db().version.findUniqueOrThrow({ where: { id: made.versionId } });
      expect(content).toMatchObject({ description: given(name).trim() });
    },
  );

  it("of an earlier time lets other fields be saved, and is not handed in", async () => {
    const made = await makeSubmittable();
    await storeOld(made.versionId);
    await edit(made, { promise: "Books every order by noon." });
    const lockVersion = await versionLock(made.versionId);
    const handIn = inTransaction((tx) => submitVersion(tx, made.scope, { versionId: made.versionId, lockVersion }));
    await expect(handIn).rejects.toMatchObject({
      code: "not_ready",
      sentence: say("portal.descriptionDeep", { levels: MARKDOWN_LEVELS }),
    });
    expect(await db().submission.count({ where: { versionId: made.versionId } })).toBe(0);
  });

  it("is not approved as an update that needs no review", async () => {
    const made = await makeCertifiedListing();
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "patch" }),
    );
    await storeOld(next.versionId);
    const lockVersion = await versionLock(next.versionId);
    const approve = inTransaction((tx) => approveUpdate(tx, made.scope, { versionId: next.versionId, lockVersion }));
    await expect(approve).rejects.toMatchObject({
      sentence: say("portal.descriptionDeep", { levels: MARKDOWN_LEVELS }),
    });
  });

  it("is refused in the agreement too", () => {
    const agreement = (body: string) =>
      publishAgreementSchema.safeParse({ newest: "0", title: "Agreement", body, confirm: "on" });
    expect(agreement("## One\n\n- two").success).toBe(true);
    expect(agreement(DEEP).error?.issues).toMatchObject([{ path: ["body"], message: MARKDOWN_TOO_DEEP }]);
  });
});

describe("JSON that is nested too deeply", () => {
  it.each([MAX_JSON_LEVELS, 5_000, 100_000])(
    "is refused by every call with a body: %i levels inside",
    async (levels) => {
      const token = await makePlatformKey("live");
      const event = { type: "order.created", workspace: formatId("workspace", newId()) };
      const body = JSON.stringify({ ...event, data: "?" }).replace('"?"', nested(levels));
      for (const path of ["/api/v1/events", "/api/v1/workspaces", "/api/v1/access-log"]) {
        const answer = await callApi("POST", path, { token, body });
        expect([path, answer.status, answer.body["code"]]).toEqual([path, 400, "malformed"]);
        expect(answer.headers.get("content-type")).toContain("application/problem+json");
      }
    },
  );

  it("is refused at the field of a test event", () => {
    const event = { partner: "ptn_1", endpoint: formatId("endpoint", newId()), type: "order.created" };
    const read = (data: string) => testEventSchema.safeParse({ ...event, data });
    expect(read(`{"a":${nested(MAX_JSON_LEVELS - 1)}}`).success).toBe(true);
    expect(read(`{"a":${nested(5_000)}}`).error?.issues).toMatchObject([{ path: ["data"] }]);
  });

  it("is refused as an argument of an action", async () => {
    await comeFrom(null);
    const argument: unknown = JSON.parse(`{"name":${nested(5_000)}}`);
    const answer = await requestAccount(null, typeof argument === "object" && argument ? argument : {});
    expect(answer).toMatchObject({ ok: false, code: "malformed" });
  });
});

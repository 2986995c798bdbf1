import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { onAccountRequested } from "@/lib/accounts/registration/handlers";
import { confirmEmail, signUp } from "@/lib/accounts/registration/mutations";
import { accountRequestedSchema } from "@/lib/accounts/registration/payload";
import { signUpSchema } from "@/lib/accounts/registration/schema";
import { EVENTS } from "@/lib/capabilities/samples";
import { db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { PASSWORD } from "../factories/accounts";
import { makeApp, makePlatformKey } from "../factories/host";
import { jobContext } from "../factories/jobs";
import { callApi } from "../support/api-router";
import { lastMailTo, tokenOf } from "../support/mail";
import { outbox } from "../support/outbox";

const cases = readFileSync("tests/cases/c07-addresses.txt", "utf8").trim().split("\n");
const browser = { userAgent: "test", ip: "direct", device: "" };

it("there are cases", () => expect(cases.length).toBeGreaterThanOrEqual(3));

it.each(cases)("%s signs up, confirms and has an account", async (address) => {
  const typed = { name: "Ada", email: address, password: PASSWORD, locale: "en", next: "" };
  await signUp({ ...signUpSchema.parse(typed), ip: "direct" });
  await onAccountRequested(accountRequestedSchema.parse((await outbox("account.requested")).at(-1)), jobContext());
  const token = tokenOf(await lastMailTo(address));
  await confirmEmail({ token, password: PASSWORD, browserProof: undefined, browser });
  expect(await db().person.count({ where: { email: address, emailVerifiedAt: { not: null } } })).toBe(1);
});

it("one mailbox has one account, however its domain is written", async () => {
  expect(signUpSchema.shape.email.parse("Ivan@ПОЧТА.рф")).toBe("ivan@xn--80a1acny.xn--p1ai");
});

it.each(cases)("%s is a customer's address in the API, made, read and changed as it was sent", async (address) => {
  const app = await makeApp();
  const token = await makePlatformKey("sandbox");
  const headers = { "x-workspace": app.shownWorkspace };
  const made = await callApi("POST", "/api/v1/customers", { token, headers, body: { name: "Ada", email: address } });
  expect([made.status, made.body.email]).toEqual([201, address]);
  const read = await callApi("GET", `/api/v1/customers/${made.body.id}`, { token: app.token });
  expect([read.status, read.body.email]).toEqual([200, address]);
  const refused = await callApi("POST", "/api/v1/customers", {
    token,
    headers,
    body: { name: "Ada", email: "a..b@c.example" },
  });
  expect(refused.status).toBe(422);
});

it.each(cases)("%s stands in customer.created as it was sent", async (email) => {
  const app = await makeApp();
  const token = await makePlatformKey("sandbox");
  const sample = EVENTS.find(({ type }) => type === "customer.created")?.sample;
  const data = { ...Object(sample), email };
  const body = { type: "customer.created", workspace: app.shownWorkspace, data };
  const answer = await callApi("POST", "/api/v1/events", { token, headers: { "idempotency-key": email }, body });
  expect(answer.status).toBe(202);
  const event = await db().event.findFirstOrThrow({ where: { workspaceId: app.workspaceId }, orderBy: { id: "desc" } });
  expect(event.data).toMatchObject({ email });
  expect(formatId("workspace", event.workspaceId)).toBe(app.shownWorkspace);
});

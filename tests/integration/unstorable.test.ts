import { describe, expect, it, vi } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { requestAccount } from "@/lib/accounts/registration/actions";
import { getListingPage, getRetiredListing } from "@/lib/catalog/data";
import { getPartnerPage } from "@/lib/catalog/pages/data";
import { db } from "@/lib/platform/db";
import { toFailure } from "@/lib/platform/errors";
import { formatId, newId, timeOfId } from "@/lib/platform/ids";
import { makeApp, makeCustomer, makeOrder, makePlatformKey } from "../factories/host";
import { comeFrom, outcomeOf } from "../support/action-request";
import { callApi } from "../support/api-router";
import { outbox } from "../support/outbox";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/cache", async () => (await import("../support/action-request")).nextCache());

// What PostgreSQL cannot hold: NUL in any text, half a pair of surrogates in JSON, and a moment that no id can carry.

const NUL = "\u0000";
const HALF = "\ud83d";

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}

describe("text that cannot be stored", () => {
  it.each([
    ["name", { name: `a${NUL}b`, email: "a@shop.example" }],
    ["note", { name: "Dana", email: "a@shop.example", note: HALF }],
    ["note", { name: "Dana", email: "a@shop.example", note: `\udc00${HALF}` }],
  ])("is refused by its field: %s", async (field, body) => {
    const app = await makeApp();
    const answer = await callApi("POST", "/api/v1/customers", {
      token: await makePlatformKey("sandbox"),
      headers: { "x-workspace": app.shownWorkspace },
      body,
    });
    expect([answer.status, answer.body["code"]]).toEqual([422, "invalid_input"]);
    expect(Object.keys(answer.body["fields"] ?? {})).toEqual([field]);
  });

  it("is refused in every body, however deep, and in names of fields", async () => {
    const token = await makePlatformKey("live");
    const workspace = formatId("workspace", newId());
    const refused = async (path: string, body: unknown) => {
      const answer = await callApi("POST", path, { token, body });
      return [answer.status, Object.keys(answer.body["fields"] ?? {})];
    };
    expect(await refused("/api/v1/workspaces", { name: "a", owner_email: "a@b.example", external_id: NUL })).toEqual([
      422,
      ["external_id"],
    ]);
    expect(await refused("/api/v1/access-log", { entries: [{ path: "/a" }, { path: `/${NUL}` }] })).toEqual([
      422,
      ["entries.1.path"],
    ]);
    const event = { type: "order.created", workspace };
    expect(await refused("/api/v1/events", { ...event, data: { a: [{ b: NUL }] } })).toEqual([422, ["data.a.0.b"]]);
    expect(await refused("/api/v1/events", { ...event, data: { [NUL]: 1 } })).toEqual([422, ["data"]]);
    // A name that is lost in copying is refused too, plain and escaped.
    for (const name of ["__proto__", "\\u005f_proto__"]) {
      const body = JSON.stringify({ ...event, data: { a: { "?": 1 } } }).replace("?", name);
      expect(await refused("/api/v1/events", body)).toEqual([422, ["data.a"]]);
    }
    const nested = (inner: string) =>
      JSON.stringify({ ...event, data: { deep: "?" } }).replace('"?"', `${"[".repeat(50)}${inner}${"]".repeat(50)}`);
    expect((await refused("/api/v1/events", nested('"\\u0000"')))[0]).toBe(422);
  });

  it("a whole emoji and a backslash before u0000 are text like any other", async () => {
    const app = await makeApp();
    const made = await callApi("POST", "/api/v1/customers", {
      token: await makePlatformKey("sandbox"),
      headers: { "x-workspace": app.shownWorkspace },
      body: { name: "Dana \u{1f600}", email: "a@shop.example", note: "\\u0000" },
    });
    expect([made.status, made.body["note"]]).toEqual([201, "\\u0000"]);
  });

  it("is refused in a query by its field", async () => {
    const app = await makeApp();
    const answer = await callApi("GET", "/api/v1/customers?email=a%00b", { token: app.token });
    expect([answer.status, Object.keys(answer.body["fields"] ?? {})]).toEqual([422, ["email"]]);
  });

  it("in a form becomes the sign for what is no character; what comes without a form is refused before anything waits", async () => {
    await comeFrom(null);
    const email = `nul-${newId()}@shop.example`;
    const typed = { name: `Da${NUL}na`, email, password: "a long enough one", locale: "en", next: "" };
    const asked = async () => (await outbox("account.requested")).filter((message) => message["email"] === email);
    expect(await outcomeOf(requestAccount(null, form(typed)))).toBe("done");
    expect(await asked()).toEqual([expect.objectContaining({ name: "Da\ufffdna" })]);
    expect(await requestAccount(null, { ...typed, name: `Da${HALF}na` })).toMatchObject({
      code: "invalid_input",
      fields: { name: ["This holds a character that cannot be stored."] },
    });
    expect(await asked()).toHaveLength(1);
  });

  it("is the caller's mistake wherever else it reaches the database", async () => {
    const codeOf = async (work: Promise<unknown>) => toFailure(await work.catch((error: unknown) => error)).code;
    expect(await codeOf(db().person.findFirst({ where: { name: NUL } }))).toBe("invalid_input");
    expect(await codeOf(db().$queryRaw`SELECT ${JSON.stringify({ a: NUL })}::jsonb`)).toBe("invalid_input");
    expect(await codeOf(db().$queryRaw`SELECT ${JSON.stringify({ a: HALF })}::jsonb`)).toBe("invalid_input");
  });

  it("in an address of the catalog names no page", async () => {
    const pages = [getListingPage, getRetiredListing, getPartnerPage];
    expect(await Promise.all(pages.map((page) => page(db(), getPublicScope(), `a${NUL}b`)))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("a moment before ids could tell one", () => {
  it("as a filter takes everything", async () => {
    const app = await makeApp();
    await makeOrder(app.host, await makeCustomer(app.host));
    for (const path of ["orders", "customers", "payments"]) {
      const count = async (query: string) => {
        const answer = await callApi("GET", `/api/v1/${path}${query}`, { token: app.token });
        expect(answer.status, answer.text).toBe(200);
        return answer.body["data"];
      };
      expect(await count("?created_after=1960-01-01T00:00:00Z")).toEqual(await count(""));
      expect(await count("?created_after=9999-12-31T23:59:59-23:59")).toEqual([]);
    }
  });

  it("as the time of a reported call is refused by its field; an old one is kept", async () => {
    const app = await makeApp();
    const token = await makePlatformKey("sandbox");
    const report = (at: string) => {
      const entry = {
        installation: formatId("installation", app.installationId),
        access: "read",
        resource: "orders",
        method: "GET",
        path: "/orders",
        status: 200,
        at,
      };
      return callApi("POST", "/api/v1/access-log", { token, body: { entries: [entry] } });
    };
    const refused = await report("1960-01-01T00:00:00Z");
    expect([refused.status, Object.keys(refused.body["fields"] ?? {})]).toEqual([422, ["entries.0.at"]]);
    expect((await report("1970-01-01T00:00:00Z")).status).toBe(202);
    const [row] = await db().accessEntry.findMany({ where: { installationId: app.installationId } });
    expect(timeOfId(row?.id ?? "").getTime()).toBe(0);
  });
});

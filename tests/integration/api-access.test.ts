import { describe, expect, it } from "vitest";
import { ruleOf } from "@/lib/accounts/policy";
import { OPERATIONS } from "@/lib/authorization/operations/openapi";
import { db } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { demoHostKey } from "@/lib/platform/process/demo-host";
import { makeWorkspace } from "../factories/accounts";
import { EVERY_SCOPE, makeApp, makeOrder, makePlatformKey, makeToken } from "../factories/host";
import { callApi } from "../support/api-router";

const withIds = (path: string) => path.replaceAll(/\{(\w+)\}/g, "ord_01kbd3t8c2f4m9v6x1q7z5r0ye");
const protectedOnes = OPERATIONS.filter(({ policy }) => !ruleOf(policy).public);

describe.each(protectedOnes.map((entry) => [`${entry.method.toUpperCase()} ${entry.path}`, entry] as const))(
  "%s",
  (_, entry) => {
    const call = (token?: string) =>
      callApi(entry.method.toUpperCase(), withIds(entry.path), {
        token,
        ...(entry.method === "get" ? {} : { body: {} }),
      });

    it("refuses no token and an unknown one", async () => {
      for (const token of [undefined, "nonsense", "pk_live_nonsense"]) {
        const answer = await call(token);
        expect(answer.status).toBe(401);
        expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
      }
    });

    it("refuses a token without its scope, and one with it passes the door", async () => {
      const needed = ruleOf(entry.policy).app;
      const others = EVERY_SCOPE.filter((scope) => scope !== needed);
      const without = await makeApp(others);
      const refused = await call(without.token);
      expect(refused.status).toBe(needed === "any" ? 200 : 403);
      if (needed === undefined || needed === "any") return;
      expect(refused.body).toMatchObject({ code: "insufficient_scope", detail: `This needs the scope ${needed}.` });
      const holder = await makeApp([needed]);
      expect([200, 404, 422]).toContain((await call(holder.token)).status);
    });
  },
);

describe("tokens", () => {
  it("count only while the installation is active, the grant stands and they are fresh", async () => {
    const app = await makeApp();
    const me = await callApi("GET", "/api/v1/me", { token: app.token });
    expect(me).toMatchObject({
      status: 200,
      body: {
        installation: {
          url: expect.stringMatching(/^http:\/\/localhost:3000\/workspace\/wks_\w+\/installed\/ins_\w+$/),
        },
      },
    });
    expect((await callApi("GET", "/api/v1/me", { token: await makeToken(app, EVERY_SCOPE, -1) })).status).toBe(401);
    await db().grant.updateMany({
      where: { installationId: app.installationId },
      data: { scopes: ["customers:read"] },
    });
    expect((await callApi("GET", "/api/v1/orders", { token: app.token })).status).toBe(403);
    await db().installation.update({ where: { id: app.installationId }, data: { state: "uninstalled" } });
    expect((await callApi("GET", "/api/v1/me", { token: app.token })).status).toBe(401);
  });

  it("are refused in the query and in a wrong form of the header", async () => {
    const { token } = await makeApp();
    for (const authorization of [
      token,
      `Basic ${token}`,
      `Bearer ${token} x`,
      "Bearer",
      `DPoP ${token}`,
      `Bearer\t${token}`,
    ]) {
      expect((await callApi("GET", "/api/v1/me", { headers: { authorization } })).status).toBe(401);
    }
    expect((await callApi("GET", `/api/v1/me?access_token=${token}`)).status).toBe(401);
  });

  it("may stand any number of spaces after the scheme (RFC 9110, 11.4)", async () => {
    const { token } = await makeApp();
    for (const authorization of [`Bearer  ${token}`, `bearer   ${token}`])
      expect((await callApi("GET", "/api/v1/me", { headers: { authorization } })).status).toBe(200);
  });
});

describe("tenants", () => {
  it("see nothing of each other: another workspace's ids look like no ids", async () => {
    const [own, other] = [await makeApp(), await makeApp()];
    const order = await makeOrder(other.host);
    const read = await callApi("GET", `/api/v1/orders/${order.id}`, { token: own.token });
    const never = await callApi("GET", `/api/v1/orders/${formatId("order", newId())}`, { token: own.token });
    expect(read.status).toBe(404);
    expect({ ...read.body, id: "" }).toEqual({ ...never.body, id: "" });
    const change = await callApi("PATCH", `/api/v1/orders/${order.id}`, {
      token: own.token,
      body: { note: "mine now" },
    });
    expect(change.status).toBe(404);
    expect((await callApi("GET", "/api/v1/orders", { token: own.token })).body.data).toEqual([]);
    expect((await callApi("GET", `/api/v1/orders?cursor=${order.id}`, { token: own.token })).body.data).toEqual([]);
  });

  it("cannot be chosen by an app: X-Workspace is for platform keys", async () => {
    const [own, other] = [await makeApp(), await makeApp()];
    await makeOrder(other.host);
    const answer = await callApi("GET", "/api/v1/orders", {
      token: own.token,
      headers: { "x-workspace": other.shownWorkspace },
    });
    expect(answer.body.data).toEqual([]);
  });
});

describe("platform keys", () => {
  it("name a workspace of their own environment, or there is none", async () => {
    const app = await makeApp();
    const { workspaceId } = await makeWorkspace();
    const [live, sandbox] = [await makePlatformKey("live"), await makePlatformKey("sandbox")];
    const list = (token: string, workspace?: string) =>
      callApi("GET", "/api/v1/orders", { token, headers: workspace ? { "x-workspace": workspace } : {} });
    expect((await list(sandbox, app.shownWorkspace)).status).toBe(200);
    expect((await list(live, app.shownWorkspace)).status).toBe(404);
    expect((await list(live, formatId("workspace", workspaceId))).status).toBe(200);
    expect((await list(sandbox, formatId("workspace", workspaceId))).status).toBe(404);
    expect((await list(live)).body).toMatchObject({ code: "malformed" });
    expect((await list(live, "wks_nonsense")).status).toBe(404);
  });

  it("publish only into their environment", async () => {
    const app = await makeApp();
    const body = { type: "customer.created", workspace: app.shownWorkspace, data: { id: "cus_1", name: "Dana" } };
    expect((await callApi("POST", "/api/v1/events", { token: await makePlatformKey("live"), body })).status).toBe(404);
    const taken = await callApi("POST", "/api/v1/events", { token: await makePlatformKey("sandbox"), body });
    expect([taken.status, taken.body.deliveries]).toEqual([202, 1]);
  });

  it("of the demo host work at their first use, and stay revoked", async () => {
    const { workspaceId } = await makeWorkspace();
    const call = () =>
      callApi("GET", "/api/v1/orders", {
        token: demoHostKey("live"),
        headers: { "x-workspace": formatId("workspace", workspaceId) },
      });
    const answers = await Promise.all([call(), call(), call()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await db().platformKey.count({ where: { name: "Example (live)" } })).toBe(1);
    await db().platformKey.updateMany({ where: { name: "Example (live)" }, data: { revokedAt: new Date() } });
    expect((await call()).status).toBe(401);
  });
});

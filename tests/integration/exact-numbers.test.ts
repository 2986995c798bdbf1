import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { speak } from "@/lib/platform/messages/speak";
import { testEventSchema } from "@/lib/webhooks/deliveries/schema";
import { makeApp, makePlatformKey } from "../factories/host";
import { makeSubscription } from "../factories/webhooks";
import { answeredRoutes, callApi } from "../support/api-router";

// Numbers that JavaScript would change on the way from the body to the signature.

const WORDS = ["This number cannot be kept to the digit. Send it as a string."];

describe("a number that would be changed", () => {
  it("c08: is refused by name in an event, and nothing is stored", async () => {
    const c08 = await readFile(new URL("../fixtures/cases/c08-event.json", import.meta.url), "utf8");
    expect(c08).toContain("9007199254740993");
    const made = await makeSubscription();
    const before = await db().event.count();
    const answer = await callApi("POST", "/api/v1/events", {
      token: await makePlatformKey("sandbox"),
      body: c08.replace("wks_…", formatId("workspace", made.workspaceId)),
    });
    expect([answer.status, answer.body["code"]]).toEqual([422, "invalid_input"]);
    expect(answer.body["fields"]).toEqual({ "data.external_id": WORDS, "data.weight": WORDS });
    expect(await db().event.count()).toBe(before);
  });

  it("does not keep the others out: what is kept is stored to the digit", async () => {
    const made = await makeSubscription();
    const data =
      '{"id":"ord_9","status":"open","currency":"USD","total_minor":"100","a":9007199254740991,"b":0.1,"c":1e21,"d":-1.50}';
    const answer = await callApi("POST", "/api/v1/events", {
      token: await makePlatformKey("sandbox"),
      body: `{"type":"order.created","workspace":"${formatId("workspace", made.workspaceId)}","data":${data}}`,
    });
    expect(answer.status).toBeLessThan(300);
    const [stored] = await db().$queryRaw<
      Array<{ text: string }>
    >`SELECT data::text AS text FROM event WHERE workspace_id = ${made.workspaceId}::uuid`;
    for (const kept of ['"a": 9007199254740991', '"b": 0.1', '"c": 1000000000000000000000', '"d": -1.5'])
      expect(stored?.text).toContain(kept);
  });

  it("is refused by every door of the API that takes a body", async () => {
    const app = await makeApp();
    const token = await makePlatformKey("sandbox");
    const writes = (await answeredRoutes()).filter((route) => /^(POST|PUT|PATCH) /.test(route));
    const refused: string[] = [];
    for (const route of writes) {
      const [method = "", path = ""] = route.split(" ");
      const answer = await callApi(method, path.replaceAll(/\{\w+\}/g, "x"), {
        token,
        headers: { "x-workspace": app.shownWorkspace },
        body: '{"x":1e400}',
      });
      // A door that this key may not use says so before it reads anything.
      if ([401, 403, 404].includes(answer.status)) continue;
      expect([route, answer.status, answer.body["fields"]]).toEqual([route, 422, { x: WORDS }]);
      refused.push(route);
    }
    expect(refused.length).toBeGreaterThan(8);
  });

  it("is refused in a test event, with its path", () => {
    const data = '{"id":"ord_9","lines":[{"n":9007199254740993}]}';
    const { error } = testEventSchema.safeParse({
      partner: "x",
      endpoint: formatId("endpoint", "01a22e83-a2ad-75e2-835f-c4b030c4957f"),
      type: "order.created",
      data,
    });
    expect(error?.issues.map((issue) => speak("en", issue.message))).toEqual([`lines.0.n: ${WORDS[0]}`]);
  });
});

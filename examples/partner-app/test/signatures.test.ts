import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { checkXSignature, verifyDelivery } from "../src/signatures.ts";
import { NEXT_SECRET, SECRET } from "./harness.ts";

const BODY = Buffer.from('{"id":"evt_1","event":"order.created","data":{"note":"שלום"}}');

function headers(options: { secrets?: string[]; age?: number; id?: string } = {}): Record<string, string> {
  const { secrets = [SECRET], age = 0, id = "evt_1" } = options;
  const at = new Date(Date.now() - age * 1000);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, BODY)).join(" "),
  };
}

describe("a delivery is believed", () => {
  test.each([
    ["signed with our secret", headers(), [SECRET]],
    [
      "signed with either of two while one replaces another",
      headers({ secrets: [SECRET, NEXT_SECRET] }),
      [NEXT_SECRET],
    ],
    ["signed with the second secret we know", headers({ secrets: [NEXT_SECRET] }), [SECRET, NEXT_SECRET]],
    ["almost five minutes old", headers({ age: 290 }), [SECRET]],
  ])("%s", (_name, given, secrets) => {
    expect(verifyDelivery(BODY, given, secrets)).toEqual({ ok: true });
  });
});

describe("a delivery is refused", () => {
  test.each([
    ["another secret", headers({ secrets: [NEXT_SECRET] }), [SECRET], "No matching signature found"],
    ["older than five minutes", headers({ age: 310 }), [SECRET], "Message timestamp too old"],
    ["from the future", headers({ age: -310 }), [SECRET], "Message timestamp too new"],
    ["another id than was signed", { ...headers(), "webhook-id": "evt_2" }, [SECRET], "No matching signature found"],
    [
      "another time than was signed",
      { ...headers(), "webhook-timestamp": String(Math.floor(Date.now() / 1000) - 60) },
      [SECRET],
      "No matching signature found",
    ],
    ["no headers", {}, [SECRET], "Missing required headers"],
    [
      "an unknown signature version",
      { ...headers(), "webhook-signature": "v9,abc" },
      [SECRET],
      "No matching signature found",
    ],
    ["no secret set", headers(), [], "No signing secret is set"],
  ])("%s", (_name, given, secrets, reason) => {
    expect(verifyDelivery(BODY, given, secrets)).toEqual({ ok: false, reason });
  });

  test("one changed byte", () => {
    const tampered = Buffer.from(BODY.toString().replace("evt_1", "evt_9"));
    expect(verifyDelivery(tampered, headers(), [SECRET])).toMatchObject({ ok: false });
  });
});

describe("X-Signature", () => {
  const sign = (secret: string) => `sha256=${createHmac("sha256", secret).update(BODY).digest("hex")}`;

  test.each([
    ["ours", sign(SECRET), "valid"],
    ["the next secret's", sign(NEXT_SECRET), "valid"],
    ["a stranger's", sign("whsec_c3RyYW5nZXI="), "wrong"],
    [
      "keyed by the decoded secret instead of the shown one",
      sign(Buffer.from(SECRET.slice(6), "base64").toString()),
      "wrong",
    ],
    ["cut short", sign(SECRET).slice(0, 20), "wrong"],
    ["of the right length in other letters", "é".repeat(71), "wrong"],
    ["missing", undefined, "absent"],
  ])("%s is %s", (_name, header, expected) => {
    expect(checkXSignature(BODY, header, [SECRET, NEXT_SECRET])).toBe(expected);
  });
});

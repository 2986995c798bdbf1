import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, it } from "vitest";
import { formatSecret, maskSignatures, signatureHeaders } from "./signature";

const OLD = formatSecret(new Uint8Array(32).fill(3));
const NEW = formatSecret(new Uint8Array(32).fill(9));
const body = '{"event":"order.created","data":{"name":"Bücher & שלום"},"timestamp":"2026-11-21T09:00:00.000Z"}';

function signed(secrets: readonly string[]) {
  return signatureHeaders({ id: "evt_1", at: new Date(), body, secrets });
}

describe("signatures", () => {
  it.each([
    ["standardwebhooks", Webhook],
    ["svix", SvixWebhook],
  ])("are accepted by %s with either secret while rotating", (_, Library) => {
    const headers = signed([NEW, OLD]);
    for (const secret of [OLD, NEW]) expect(() => new Library(secret).verify(body, headers)).not.toThrow();
    expect(() => new Library(formatSecret(new Uint8Array(32).fill(1))).verify(body, headers)).toThrow();
    expect(() => new Library(OLD).verify(`${body} `, headers)).toThrow();
  });

  it("sign X-Signature with the old secret until the rotation ends, keyed by the text as shown", () => {
    const by = (secret: string) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    expect(signed([NEW, OLD])["x-signature"]).toBe(by(OLD));
    expect(signed([NEW])["x-signature"]).toBe(by(NEW));
  });

  it("are kept without what would let them be used", () => {
    const headers = signed([NEW, OLD]);
    const kept = maskSignatures(headers);
    expect(kept["webhook-signature"]).toMatch(/^v1,.{8}\.{3} v1,.{8}\.{3}$/);
    expect(kept["x-signature"]).toMatch(/^sha256=[0-9a-f]{8}\.{3}$/);
    expect(kept["webhook-id"]).toBe("evt_1");
  });
});

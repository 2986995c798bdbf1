import { expect, it } from "vitest";
import { formatId, newId } from "@/lib/platform/ids";
import { envelope, envelopeHead } from "./envelope";

it("is one JSON object with the stored data byte for byte", () => {
  const id = newId();
  const [first, second] = [newId(), newId()];
  const dataText = '{"total": 1.50, "note": "\\u05d0"}';
  const head = envelopeHead({ id, type: "order.created", dataText, occurredAt: new Date("2026-11-21T12:00:00Z") });
  const body = envelope(head, { installationId: first, sequence: 9_007_199_254_740_993n });
  expect(body).toContain(`"data":${dataText},`);
  expect(body.endsWith('"sequence":9007199254740993}')).toBe(true);
  expect(JSON.parse(body)).toMatchObject({
    event: "order.created",
    timestamp: "2026-11-21T12:00:00.000Z",
    id: formatId("event", id),
    installation: formatId("installation", first),
  });
  // What is kept of one installation never answers for another.
  expect(envelope(head, { installationId: second, sequence: 1n })).toContain(formatId("installation", second));
  expect(envelope(head, { installationId: first, sequence: 1n })).toContain(formatId("installation", first));
});

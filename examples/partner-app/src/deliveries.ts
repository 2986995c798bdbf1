import type { IncomingMessage, ServerResponse } from "node:http";
import type { App } from "./context.ts";
import { readBody, sendJson } from "./http.ts";
import { isRecord, numberAt, parseJson, textAt } from "./json.ts";
import { misbehave } from "./misbehave.ts";
import { checkXSignature, verifyDelivery } from "./signatures.ts";
import type { ReceivedEvent } from "./store.ts";
import { startWork } from "./work.ts";

const BODY_LIMIT = 1024 * 1024;

/**
 * `POST …/webhooks`. The order matters: raw body, signature, then JSON, then "have I seen this id", then the answer, then the
 * work. Answering first keeps the platform from waiting for us; a 2xx means "I have it", anything else means "send it again".
 */
export async function receiveDelivery(app: App, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await readBody(req, BODY_LIMIT);
  if (await misbehave(app.switches, res)) return;

  const { webhookSecrets } = app.store.settings;
  const trusting = app.switches.isOn("ignore-signature");
  const verdict = trusting ? { ok: true as const } : verifyDelivery(body, req.headers, webhookSecrets);
  const id = req.headers["webhook-id"];
  const base: ReceivedEvent = {
    id: typeof id === "string" ? id : "",
    receivedAt: new Date().toISOString(),
    verdict: trusting ? "unchecked" : "verified",
    reason: null,
    xSignature: checkXSignature(body, req.headers["x-signature"], webhookSecrets),
    event: null,
    installation: null,
    sequence: null,
    timestamp: null,
    data: null,
    copies: 1,
    work: "none",
    outcome: null,
  };

  if (!verdict.ok) {
    // Nothing of an unproven body is kept or believed.
    app.store.addEvent({ ...base, verdict: "refused", reason: verdict.reason });
    return sendJson(res, 401, { error: "bad_signature", detail: verdict.reason });
  }

  const envelope = parseJson(body.toString("utf8"));
  if (!isRecord(envelope)) return sendJson(res, 400, { error: "bad_body", detail: "The body must be a JSON object." });

  const seen = app.store.findEvent(base.id);
  if (seen !== undefined) seen.copies += 1;
  const repeat = seen !== undefined && seen.work !== "failed" && !app.switches.isOn("duplicate-processing");
  res.writeHead(204).end();
  if (repeat) return;

  const data = envelope.data ?? null;
  const event = seen ?? {
    ...base,
    event: textAt(envelope, "event"),
    installation: textAt(envelope, "installation"),
    sequence: numberAt(envelope, "sequence"),
    timestamp: textAt(envelope, "timestamp"),
    data,
  };
  if (seen === undefined) app.store.addEvent(event);
  startWork(app, Object.assign(event, { data }));
}

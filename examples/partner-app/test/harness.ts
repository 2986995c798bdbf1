import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { readConfig } from "../src/config.ts";
import { type RunningApp, startApp } from "../src/start.ts";

export const SECRET = `whsec_${Buffer.from("the-first-secret-of-24-b").toString("base64")}`;
export const NEXT_SECRET = `whsec_${Buffer.from("the-other-secret-of-24-b").toString("base64")}`;

/** The app on a free port, configured as by environment. */
export function startTestApp(env: Record<string, string> = {}): Promise<RunningApp> {
  return startApp(readConfig({ PORT: "0", WEBHOOK_SECRET: SECRET, ...env }));
}

/** Posts JSON and gives back status and parsed body. */
export async function post(
  app: RunningApp,
  path: string,
  body: unknown = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(new URL(path, app.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** What the app admits to know. */
export async function readState(app: RunningApp): Promise<unknown> {
  return JSON.parse(await readText(app, "/state.json"));
}

export async function readText(app: RunningApp, path: string): Promise<string> {
  return (await fetch(new URL(path, app.url))).text();
}

type Delivery = {
  id: string;
  event?: string;
  data?: unknown;
  sequence?: number;
  installation?: string;
  /** Where to, when not to the app of the settings page. */
  to?: string;
};
type Signing = { secrets?: string[]; at?: Date; tamper?: (body: string) => string; headers?: Record<string, string> };

/** Delivers an event as the platform does; `tamper` changes the body after it was signed. */
export async function deliver(app: RunningApp, delivery: Delivery, signing: Signing = {}): Promise<Response> {
  const { secrets = [SECRET], at = new Date(), tamper = (body) => body, headers = {} } = signing;
  const { id, event = "order.updated", data = {}, sequence = 1, installation = "ins_standin" } = delivery;
  const { to = "/webhooks" } = delivery;
  const body = JSON.stringify({ id, event, data, timestamp: at.toISOString(), installation, sequence });
  const hmac = createHmac("sha256", secrets[0] ?? "")
    .update(body)
    .digest("hex");
  return fetch(new URL(to, app.url), {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
      "x-signature": `sha256=${hmac}`,
      ...headers,
    },
    body: tamper(body),
  });
}

/** A browser without a screen: keeps cookies, follows redirects, stops where there are none. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  async go(address: string, options: { stopAt?: string } = {}): Promise<{ url: string; status: number; text: string }> {
    let url = address;
    for (let hop = 0; hop < 20; hop++) {
      if (options.stopAt !== undefined && url.startsWith(options.stopAt)) return { url, status: 0, text: "" };
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(url, { redirect: "manual", headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
        if (value === "") this.#cookies.delete(name);
        else this.#cookies.set(name, value);
      }
      const location = response.headers.get("location");
      if (location === null) return { url, status: response.status, text: await response.text() };
      url = new URL(location, url).href;
    }
    throw new Error("Too many redirects");
  }
}

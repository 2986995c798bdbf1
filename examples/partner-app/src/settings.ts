/** What the partner portal shows and a partner pastes here. */
export type Settings = {
  /** The platform's origin, for example `https://marketplace.example.com`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Every secret that may sign right now: two while one is being replaced, or one each for sandbox and live. */
  webhookSecrets: string[];
  /** Scopes asked for at install. */
  scopes: string[];
  /** RFC 8707 resource indicator; blank when the platform has one API and needs none. */
  resource: string;
  /** The one line that proves this domain to the platform, served at /.well-known/patchbay-domain.txt; blank when not needed. */
  domainToken: string;
};

/** Form fields or JSON; a missing or blank secret keeps the one there is. */
export type SettingsInput = { [field: string]: unknown };

export type SettingsErrors = {
  [Field in "issuer" | "clientId" | "clientSecret" | "webhookSecret" | "scopes" | "resource" | "domainToken"]?: string;
};

export type MergedSettings = { ok: true; settings: Settings } | { ok: false; errors: SettingsErrors };

/** Nothing connected yet. */
export function emptySettings(): Settings {
  return {
    issuer: "",
    clientId: "",
    clientSecret: "",
    webhookSecrets: [],
    scopes: ["orders:read"],
    resource: "",
    domainToken: "",
  };
}

/** True for hosts that never leave this machine, where plain http is acceptable. */
export function isLoopback(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}

/** The present settings with the given fields changed, or one sentence for each field that is wrong. */
export function mergeSettings(present: Settings, input: SettingsInput): MergedSettings {
  const errors: SettingsErrors = {};
  const next: Settings = { ...present };

  const issuer = textOf(input.issuer);
  if (issuer !== null) {
    const origin = issuer === "" ? "" : originOf(issuer);
    if (origin === null) errors.issuer = "Use the platform's https address without a path (http only on this machine).";
    else next.issuer = origin;
  }

  const clientId = textOf(input.clientId);
  if (clientId !== null) {
    if (/\s/.test(clientId)) errors.clientId = "A client id has no spaces.";
    else next.clientId = clientId;
  }

  const clientSecret = textOf(input.clientSecret);
  if (clientSecret) next.clientSecret = clientSecret;

  const webhookSecrets = wordsOf(input.webhookSecret);
  if (webhookSecrets.length > 0) {
    if (webhookSecrets.every(isWebhookSecret)) next.webhookSecrets = webhookSecrets;
    else errors.webhookSecret = "A signing secret starts with whsec_ and goes on in base64.";
  }

  if (input.scopes !== undefined) next.scopes = wordsOf(input.scopes);

  const resource = textOf(input.resource);
  if (resource !== null) {
    if (resource !== "" && !URL.canParse(resource)) errors.resource = "A resource is an absolute URL.";
    else next.resource = resource;
  }

  const domainToken = textOf(input.domainToken);
  if (domainToken !== null) {
    if (/\s/.test(domainToken)) errors.domainToken = "The proof is one line without spaces.";
    else next.domainToken = domainToken;
  }

  return Object.keys(errors).length === 0 ? { ok: true, settings: next } : { ok: false, errors };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value.trim() : null;
}

function wordsOf(value: unknown): string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => (typeof text === "string" ? text.split(/[\s,]+/) : [])).filter((word) => word !== "");
}

function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const safe = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
  const bare =
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  return safe && bare ? url.origin : null;
}

function isWebhookSecret(text: string): boolean {
  return /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(text);
}

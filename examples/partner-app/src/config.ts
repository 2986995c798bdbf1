import { emptySettings, mergeSettings, type Settings, type SettingsErrors, type SettingsInput } from "./settings.ts";

export type Config = {
  host: string;
  port: number;
  /** Where browsers and the platform reach this app; null means "the address it listens on". */
  publicUrl: URL | null;
  /** JSON file for settings and installations; null keeps them in memory. */
  stateFile: string | null;
  settings: Settings;
};

/** A setting that stops the start, in one sentence. */
export class ConfigError extends Error {}

/** Reads the environment. Blank counts as missing. @throws ConfigError naming the variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const value = (name: string) => env[name]?.trim() || null;

  const port = Number(value("PORT") ?? "4100");
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigError("PORT must be a number from 0 to 65535.");

  const publicUrl = value("PUBLIC_URL");
  if (publicUrl !== null && !URL.canParse(publicUrl)) throw new ConfigError("PUBLIC_URL must be an absolute URL.");

  return {
    host: value("HOST") ?? "127.0.0.1",
    port,
    publicUrl: publicUrl === null ? null : new URL(publicUrl),
    stateFile: value("STATE_FILE"),
    settings: settingsFromEnv(value),
  };
}

const VARIABLES = {
  issuer: "PATCHBAY_ISSUER",
  clientId: "CLIENT_ID",
  clientSecret: "CLIENT_SECRET",
  webhookSecret: "WEBHOOK_SECRET",
  scopes: "SCOPES",
  resource: "RESOURCE",
  domainToken: "DOMAIN_TOKEN",
} as const satisfies Record<keyof SettingsErrors, string>;

function settingsFromEnv(value: (name: string) => string | null): Settings {
  const input: SettingsInput = {};
  for (const [field, variable] of Object.entries(VARIABLES)) input[field] = value(variable) ?? undefined;
  const merged = mergeSettings(emptySettings(), input);
  if (merged.ok) return merged.settings;
  const [field, message] = Object.entries(merged.errors)[0] ?? [];
  const variable = Object.entries(VARIABLES).find(([name]) => name === field)?.[1];
  throw new ConfigError(`${variable ?? "Settings"}: ${message ?? "not usable"}`);
}

import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Settings } from "./settings.ts";

/** As much of the sample app's state as is ours to keep right; the rest passes through untouched. */
const stateSchema = z.looseObject({ settings: z.looseObject({ issuer: z.string() }) });

function portFile(dataDir: string): string {
  return join(dataDir, "partner-app-port");
}

/** Keeps the port that the demo data was made for: the sample listing's addresses name it. */
export async function rememberPartnerPort(dataDir: string, port: number): Promise<void> {
  await writeFile(portFile(dataDir), `${port}\n`);
}

/** The settings with the remembered port of the sample app, unless one was asked for by name. */
export async function withPartnerPort(settings: Settings): Promise<Settings> {
  if (settings.mode !== "demo" || process.env.PARTNER_APP_PORT) return settings;
  const remembered = Number(await readFile(portFile(settings.dataDir), "utf8").catch(() => ""));
  return remembered > 0 ? { ...settings, partnerAppPort: remembered } : settings;
}

/** Tells the sample app where Patchbay is today: another PORT is another issuer. */
export async function pointPartnerApp(settings: Settings): Promise<void> {
  const file = join(settings.dataDir, "partner-app.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  const state = text === undefined ? undefined : stateSchema.safeParse(JSON.parse(text));
  if (!state?.success || state.data.settings.issuer === settings.origin) return;
  const pointed = { ...state.data, settings: { ...state.data.settings, issuer: settings.origin } };
  await writeFile(`${file}.new`, `${JSON.stringify(pointed, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

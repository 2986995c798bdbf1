import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Settings } from "./settings.ts";

/** As much of the sample process's state as is ours to keep right; the rest passes through untouched. */
const partSchema = z.looseObject({ settings: z.looseObject({ issuer: z.string() }).optional() });
const stateSchema = partSchema.extend({ apps: z.record(z.string(), partSchema).default({}) });

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

function pointed<Part extends z.output<typeof partSchema>>(part: Part, issuer: string): Part {
  return part.settings ? { ...part, settings: { ...part.settings, issuer } } : part;
}

/** Tells the sample process, and each app in it, where Patchbay is today: another PORT is another issuer. */
export async function pointPartnerApp({ dataDir, origin }: Settings): Promise<void> {
  const file = join(dataDir, "partner-app.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  const state = text === undefined ? undefined : stateSchema.safeParse(JSON.parse(text)).data;
  if (!state) return;
  const apps = Object.fromEntries(Object.entries(state.apps).map(([slug, part]) => [slug, pointed(part, origin)]));
  const next = `${JSON.stringify({ ...pointed(state, origin), apps }, null, 2)}\n`;
  if (next === text) return;
  await writeFile(`${file}.new`, next, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

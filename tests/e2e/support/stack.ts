import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Where the stack under test answers; set by playwright.config.ts. */
export const ORIGIN = process.env["E2E_ORIGIN"] ?? "http://localhost:4600";
const DATA_DIR = process.env["E2E_DATA_DIR"] ?? "";

/** The sample partner app's address: one port above the web process. */
export const PARTNER_APP = `http://localhost:${Number(new URL(ORIGIN).port) + 1}`;

const signInsSchema = z.array(
  z.object({ role: z.string(), email: z.string(), password: z.string(), totpSecret: z.string().optional() }),
);
export type SignIn = z.infer<typeof signInsSchema>[number];

/** A seeded person by the beginning of the role, such as "staff admin". */
export function signInFor(role: string): SignIn {
  const all = signInsSchema.parse(JSON.parse(readFileSync(path.join(DATA_DIR, "sign-ins.json"), "utf8")));
  const found = all.find((entry) => entry.role.startsWith(role));
  if (!found) throw new Error(`The seed made no sign-in for "${role}".`);
  return found;
}

import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, Problem } from "./problem.ts";

/** What one data folder keeps to itself: made once, never printed, part of every backup. */
export type Secrets = {
  readonly patchbaySecret: string;
  readonly encryptionKeys: string;
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
};

const NAMES = ["patchbaySecret", "encryptionKeys", "superuserPassword", "ownerPassword", "appPassword"] as const;

/** Where a data folder keeps its secrets. */
export function secretsFile(dataDir: string): string {
  return join(dataDir, "secrets.json");
}

function parse(text: string, file: string): Secrets {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      const entries = new Map<string, unknown>(Object.entries(value));
      const [patchbaySecret, encryptionKeys, superuserPassword, ownerPassword, appPassword] = NAMES.map((name) =>
        entries.get(name),
      ).filter((entry) => typeof entry === "string");
      if (patchbaySecret && encryptionKeys && superuserPassword && ownerPassword && appPassword) {
        return { patchbaySecret, encryptionKeys, superuserPassword, ownerPassword, appPassword };
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Problem(
    `${file} is damaged: put it back from a backup; without it the stored signing secrets cannot be read.`,
  );
}

/**
 * Reads the secrets of a data folder, making them the first time (mode 0600). A folder that has a database but no
 * secrets is refused: new ones would lock that data for good.
 */
export async function readOrMakeSecrets(dataDir: string, hasDatabase: boolean): Promise<Secrets> {
  const file = secretsFile(dataDir);
  try {
    return parse(await readFile(file, "utf8"), file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  if (hasDatabase) throw new Problem(`${file} is missing but its database is there: put the file back from a backup.`);
  const word = () => randomBytes(24).toString("base64url");
  const secrets: Secrets = {
    patchbaySecret: randomBytes(48).toString("base64url"),
    encryptionKeys: `k1:${randomBytes(32).toString("base64")}`,
    superuserPassword: word(),
    ownerPassword: word(),
    appPassword: word(),
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return secrets;
}

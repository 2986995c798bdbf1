import type pg from "pg";
import { codeOf } from "./problem.ts";

/** The ways of naming a UTF-8 character type, best first; not every system has the first. */
export const CTYPES = ["C.UTF-8", "en_US.UTF-8"] as const;

/** PostgreSQL's codes for a character type that the system does not have, or that does not fit the encoding. */
const NOT_HERE: ReadonlySet<string> = new Set(["22023", "42809", "22021"]);

/** Makes a database that sees the letters of every alphabet; on a system without such a character type, an ordinary one. */
export async function createDatabase(client: pg.Client, name: string, owner?: string): Promise<void> {
  const words = `CREATE DATABASE ${client.escapeIdentifier(name)}${owner === undefined ? "" : ` OWNER ${client.escapeIdentifier(owner)}`}`;
  for (const ctype of CTYPES) {
    try {
      return void (await client.query(`${words} TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE '${ctype}'`));
    } catch (error) {
      // Not there on this system, or not with this server's own encoding; any other fault is one of the plain statement too.
      if (!NOT_HERE.has(codeOf(error) ?? "")) throw error;
    }
  }
  await client.query(words);
}

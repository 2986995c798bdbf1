import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const signInSchema = z.object({
  role: z.string(),
  email: z.string(),
  password: z.string(),
  totpSecret: z.string().optional(),
});

/** One person of the demo marketplace whom one can sign in as. */
export type SignIn = z.infer<typeof signInSchema>;

/** The sign-ins that the seed wrote into the data folder; none when this is not a demo. */
export async function readSignIns(dataDir: string): Promise<SignIn[]> {
  const text = await readFile(join(dataDir, "sign-ins.json"), "utf8").catch(() => "[]");
  return z.array(signInSchema).parse(JSON.parse(text));
}

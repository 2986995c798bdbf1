import { spawn } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";

// `npm run bench`: every part in a process of its own, one after another, then one table and, as the last line, one JSON object.

const PARTS = ["pages", "deliveries"] as const;

const partSchema = z.object({
  name: z.string(),
  figures: z.record(z.string(), z.number()),
  missed: z.array(z.string()),
});
type Part = z.output<typeof partSchema>;

async function run(part: string): Promise<Part> {
  const file = join(import.meta.dirname, `${part}.ts`);
  const child = spawn(process.execPath, ["--import", "tsx", file, ...process.argv.slice(2)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const last = output.trim().split("\n").at(-1) ?? "";
  const found = last.startsWith("{") ? partSchema.safeParse(JSON.parse(last)) : null;
  return found?.success
    ? found.data
    : { name: part, figures: {}, missed: [`${part} did not finish (exit code ${code})`] };
}

const parts: Part[] = [];
for (const part of PARTS) {
  console.log(`── ${part} ──`);
  parts.push(await run(part));
}
const lines = parts.flatMap(({ name, figures }) =>
  Object.entries(figures).map(([key, value]) => ({ name: `${name}.${key}`, value })),
);
const widest = Math.max(0, ...lines.map(({ name }) => name.length));
console.log("── all ──");
for (const { name, value } of lines) console.log(`${name.padEnd(widest)}  ${value}`);
const missed = parts.flatMap((part) => part.missed);
for (const bar of missed) console.log(`missed: ${bar}`);
console.log(
  JSON.stringify({ name: "bench", figures: Object.fromEntries(lines.map(({ name, value }) => [name, value])), missed }),
);
process.exitCode = missed.length === 0 ? 0 : 3;

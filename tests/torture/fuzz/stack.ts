import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { freePortWith } from "../../../scripts/lib/ports.ts";
import { testSettings } from "../../../scripts/lib/test-settings.ts";

/** A whole demo, started for this run: where it answers, its data and its build, and the way to end it. */
export type FuzzStack = { port: number; dataDir: string; buildFolder: string; stop: () => Promise<void> };

type Place = { dataDir?: string | undefined; port?: number | undefined; buildDir: string };

const READY = /Ctrl-C ends everything/;
const LIMIT_MS = 600_000;

/** Starts `npm start` on a data folder (a fresh one without), and waits for its greeting. */
export async function startFuzzStack(place: Place): Promise<FuzzStack> {
  const own = place.dataDir === undefined ? await mkdtemp(join(tmpdir(), "patchbay-fuzz-")) : undefined;
  if (own) await chmod(own, 0o755);
  const dataDir = place.dataDir ?? own ?? "";
  const port = place.port ?? (await freePortWith([1, 10, 11]));
  const settings = testSettings({
    DATA_DIR: dataDir,
    PORT: String(port),
    ORIGIN: `http://localhost:${port}`,
    BUILD_DIR: place.buildDir,
  });
  const child = spawn(process.execPath, [inRoot("scripts/start.mjs")], {
    env: { ...process.env, NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "close");
    }
    if (own) await rm(own, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`No greeting:\n${output.slice(-4_000)}`)), LIMIT_MS);
    const listen = (part: Buffer) => {
      output += part.toString();
      if (!READY.test(output)) return;
      clearTimeout(limit);
      resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("close", () => {
      clearTimeout(limit);
      reject(new Error(`It ended:\n${output.slice(-4_000)}`));
    });
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, dataDir, buildFolder: inRoot(place.buildDir), stop };
}

// What must run before any package is installed: plain JavaScript for Node >= 20.9, nothing but Node's own modules.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statfsSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const OUR_NODE_MAJOR = 24;
const SPACE_TO_INSTALL_BYTES = 2e9;
const PULSE_MS = 4_000;
const PARENT_CHECK_MS = 500;
/** The one who installs touches its lock at each pulse: one that was not touched for so long is a killed one's. */
const LOCK_STALE_MS = 20_000;

const scripts = dirname(fileURLToPath(import.meta.url));
const root = dirname(scripts);
const bin = join(root, "node_modules", ".bin");
const lock = join(root, ".installing");

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** @param {string} file @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }>} */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/**
 * Whether node_modules is what the lock file asks for. npm writes its own list there as the last thing it does, so a killed
 * install has none. Packages for other systems are in the lock file only.
 */
function isInstalled() {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list) || !existsSync(join(bin, process.platform === "win32" ? "node.cmd" : "node"))) return false;
  const wanted = packagesIn(join(root, "package-lock.json"));
  const have = packagesIn(list);
  const same = Object.entries(have).every(
    ([place, found]) => found.link || !place.startsWith("node_modules/") || wanted[place]?.version === found.version,
  );
  const all = Object.entries(wanted).every(
    ([place, entry]) =>
      !place.startsWith("node_modules/") || entry.optional || entry.devOptional || entry.peer || have[place],
  );
  return same && all;
}

/** @param {string} text */
function say(text) {
  console.log(`[${(performance.now() / 1000).toFixed(1).padStart(5)} s] ${text}`);
}

/** npm as it was called, so that the same one installs; found on the PATH when a person ran the script without it. */
function npm() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return { command: process.execPath, args: [cli] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/** Takes the lock when it is free; a file system that has none (or may not be written) is npm's to complain about. */
function tookLock() {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: "wx" });
    process.once("exit", () => rmSync(lock, { force: true }));
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "EEXIST");
  }
  return true;
}

/** The process that runs on the packages as they are, this checkout's or one that shares them: an install would empty the folder under it. */
function userOfPackages() {
  const node = join(bin, "node");
  if (!existsSync(node)) return "";
  return spawnSync(node, [join(scripts, "in-use.ts")], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** Installs, one at a time in a checkout: who comes second waits, and finds everything there. */
async function installWhenNeeded() {
  for (let waited = 0; !isInstalled(); waited++) {
    if (tookLock()) {
      if (!isInstalled()) await install();
      return rmSync(lock, { force: true });
    }
    const touched = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - touched > LOCK_STALE_MS) rmSync(lock, { force: true });
    else if (waited % 4 === 0) say("Another start is installing the packages: waiting for it");
    await sleep(PULSE_MS / 4);
  }
}

function install() {
  const user = userOfPackages();
  if (user !== "")
    stop(
      `The packages in package-lock.json changed, and process ${user} still runs on those installed here: end it (Ctrl-C where it was started), then start again. Nothing was changed.`,
    );
  const space = statfsSync(root);
  if (space.bavail * space.bsize < SPACE_TO_INSTALL_BYTES)
    stop(`Less than 2 GB are free on the disk of ${root}: free some space and start again.`);
  say("Installing packages (npm ci), about a minute …");
  const { command, args } = npm();
  const child = spawn(command, [...args, "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // Prisma's own engine is not used here and its download would fail behind a closed network: any program will do.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWith(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const pulse = setInterval(() => {
    say("Installing packages: still at it");
    if (existsSync(lock)) utimesSync(lock, new Date(), new Date());
  }, PULSE_MS);
  return new Promise((resolve) => {
    child.once("error", (error) => stop(`npm could not be started (${error.message}): install npm and try again.`));
    child.once("close", (code, signal) => {
      clearInterval(pulse);
      if (signal) stop("Installing was cut off; the next start installs again.");
      if (code !== 0) {
        const full = output.includes("ENOSPC");
        console.error(output.trimEnd().split("\n").slice(-20).join("\n"));
        stop(
          full
            ? "The disk is full: free some space and start again."
            : "npm ci failed, see above: check the network and start again; nothing else was changed.",
        );
      }
      say("Installing packages: done");
      resolve(undefined);
    });
  });
}

/**
 * Passes on what ends this process: signals (Ctrl-C reaches both by itself, twice does no harm), and the death of the npm that
 * started us, which a shell between the two keeps from passing anything on.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function endWith(child) {
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, () => child.kill(name));
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), PARENT_CHECK_MS).unref();
}

/**
 * Runs a script on the Node that the packages brought, and waits for it: it ends everything in order.
 *
 * @param {string} script
 */
function continueOn(script) {
  const child = spawn(join(bin, "node"), [script, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, PATCHBAY_PARENT: String(process.pid) },
  });
  endWith(child);
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/**
 * Installs what the lock file says, and goes on with a script of this folder on our own Node.
 *
 * @param {string} script
 */
export async function bootstrap(script) {
  await installWhenNeeded();
  process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ""}`;
  const file = join(scripts, script);
  if (Number.parseInt(process.versions.node, 10) >= OUR_NODE_MAJOR) await import(pathToFileURL(file).href);
  else continueOn(file);
}

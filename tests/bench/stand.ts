import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inRoot } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";

// The product and a bare Next app beside it, both built for production in a folder of their own under the checkout, so that both
// find the same node_modules and the checkout's own build stays as it is.

/** What the copy of the product goes without; a lock file would make the copy a root of its own, without node_modules. */
const LEFT_OUT =
  /^(node_modules|\.git|\.data|\.next.*|package-lock\.json|test-results|playwright-report|.*\.tsbuildinfo)$/;

const next = inRoot("node_modules/next/dist/bin/next");

export type Site = { origin: string; stop: () => Promise<void> };
export type Stand = { product: string; bare: string; remove: () => Promise<void> };

async function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${output.slice(-4_000)}`);
}

const BARE_LAYOUT = `import "../../product/app/globals.css";
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }
`;

/** Static pages of many sizes: the text stands in the document and once more in the data beside it, as on every Next page. */
const BARE_STATIC = `const LINE = "Send orders to your ledger as they happen, and nothing else. ";
export const ensureStatic = "navigation";
export function generateStaticParams() { return Array.from({ length: 60 }, (_, index) => ({ size: String((index + 1) * 1000) })); }
export default async function Page({ params }) {
  const count = Math.round(Number((await params).size) / (LINE.length + 7));
  return <main>{Array.from({ length: count }, (_, index) => <p key={index}>{LINE}</p>)}</main>;
}
`;

/** The product's own card, rendered for each request from memory. */
const BARE_CARDS = `import { connection } from "next/server";
import { ListingCard } from "../../../product/components/catalog/listing-card";
export const instant = false;
const cards = Array.from({ length: 24 }, (_, index) => ({ slug: "made-" + index, name: "Harbour Books " + index, promise: "Send orders to your ledger as they happen.", lang: "en", type: "partner",
  partnerName: "Lark " + index, iconMediaId: null, depth: index % 8, certified: index % 3 > 0, rating: index % 5 ? 4.1 : null, reviewCount: index * 3, installs: index,
  price: index % 2 ? { kind: "free" } : { kind: "paid", amountMinor: "1900", currency: "USD", interval: "month", per: "workspace", trialDays: 0 } }));
export default async function Page() {
  await connection();
  return <main>{cards.map((card) => <ListingCard key={card.slug} card={card} locale="en" t={(key) => key} />)}</main>;
}
`;

const BARE_CONFIG = `import path from "node:path";
export default { cacheComponents: true, partialPrefetching: true, poweredByHeader: false, typescript: { ignoreBuildErrors: true }, turbopack: { root: path.resolve(import.meta.dirname, ${JSON.stringify("ROOT")}) } };
`;

async function writeBare(folder: string): Promise<void> {
  const files: Record<string, string> = {
    "app/layout.tsx": BARE_LAYOUT,
    "app/static/[size]/page.tsx": BARE_STATIC,
    "app/cards/page.tsx": BARE_CARDS,
    "next.config.mjs": BARE_CONFIG.replace('"ROOT"', JSON.stringify(inRoot())),
    "postcss.config.mjs": 'export default { plugins: { "@tailwindcss/postcss": {} } };\n',
    "package.json": '{ "name": "bare", "private": true, "type": "module" }\n',
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        jsx: "react-jsx",
        module: "esnext",
        moduleResolution: "bundler",
        allowImportingTsExtensions: true,
        noEmit: true,
        paths: { "@/*": ["../product/*"] },
      },
    }),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await symlink(inRoot("node_modules"), join(folder, "node_modules"));
}

/** Copies and builds both. `env` reaches the product's build, which reads the database. */
export async function buildStand(env: NodeJS.ProcessEnv): Promise<Stand> {
  await mkdir(inRoot(".data"), { recursive: true });
  const folder = await mkdtemp(inRoot(".data/bench-"));
  const [product, bare] = [join(folder, "product"), join(folder, "bare")];
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await mkdir(product);
    for (const name of await readdir(inRoot())) {
      if (!LEFT_OUT.test(name)) await cp(inRoot(name), join(product, name), { recursive: true });
    }
    await symlink(inRoot("node_modules"), join(product, "node_modules"));
    await writeBare(bare);
    await run([next, "build"], product, env);
    await run([next, "build"], bare, env);
    return { product, bare, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(force);
}

/** Starts one production process of a built app and waits until it answers `path`. */
export async function startSite(folder: string, env: NodeJS.ProcessEnv, path: string): Promise<Site> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { ...env, PORT: String(port), PROCESS_URL: origin };
  // The product has its own server before Next; the bare app has what Next gives.
  const own = join(folder, "scripts/web.ts");
  const server = existsSync(own) ? [own] : [next, "start"];
  const child = spawn(process.execPath, [...server, "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: folder,
    env: settings,
    stdio: "ignore",
  });
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${origin}${path}`).catch(() => undefined);
    if (answer?.ok) return { origin, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(`${folder} does not answer ${path}.`);
}

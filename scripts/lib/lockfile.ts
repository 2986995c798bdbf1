/** One package in `package-lock.json`, as far as this looks at it. */
export type LockedPackage = {
  optionalDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
} & Record<string, unknown>;

/** The `packages` of a lock file, by their place under the project. */
export type LockedPackages = Record<string, LockedPackage>;

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32", "wasm32"] as const;
const CPUS = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "wasm32"] as const;

function placeOf(packages: LockedPackages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (at === "") return undefined;
  }
}

/** System, processor and C library that a package of prebuilt programs states in its name; undefined for any other name. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } | undefined {
  const words = (name.split("/").at(-1) ?? "").split("-");
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = CPUS.find((processor) => words.includes(processor));
  if (!os || !cpu) return undefined;
  if (os === "wasm32") return { cpu: [cpu] };
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : undefined;
  return { os: [os], cpu: [cpu], ...(os === "linux" && libc ? { libc: [libc] } : {}) };
}

/** Optional packages that a locked package names and the lock file does not have: `npm ci` refuses such a file. */
export function missingOptional(packages: LockedPackages): { name: string; version: string; from: string }[] {
  const missing = new Map<string, { name: string; version: string; from: string }>();
  for (const [from, locked] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      if (!placeOf(packages, from, name)) missing.set(name, { name, version, from });
    }
  }
  return [...missing.values()];
}

/**
 * The same packages with an entry for every platform package that is missing. npm leaves out those that the registry did
 * not have yet when the file was written, and then cannot install from it anywhere. The added ones have no checksum.
 */
export function completed(packages: LockedPackages): LockedPackages {
  const added = missingOptional(packages).map(({ name, version, from }): [string, LockedPackage] => {
    const platform = platformOf(name);
    if (!platform)
      throw new Error(`${name}, which ${from} names, is missing and its name says no platform: run npm install again.`);
    return [
      `node_modules/${name}`,
      { version, ...platform, ...(packages[from]?.dev ? { dev: true } : {}), optional: true },
    ];
  });
  return Object.fromEntries([...Object.entries(packages), ...added].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export const BUMPS = ["patch", "minor", "major"] as const;
/** Which part of the number grows. */
export type Bump = (typeof BUMPS)[number];

/** The number every listing begins with. */
export const FIRST_NUMBER = "1.0.0";

function partsOf(number: string): [number, number, number] {
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(number);
  if (!match) throw new RangeError(`${number} is not a version number.`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Orders `1.9.0` before `1.10.0`; negative when `left` is older. */
export function compareNumbers(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The number after the newest of `numbers` (at least one). */
export function nextNumber(numbers: readonly string[], bump: Bump): string {
  const newest = [...numbers].sort(compareNumbers).at(-1) ?? "0.0.0";
  const [major, minor, patch] = partsOf(newest);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

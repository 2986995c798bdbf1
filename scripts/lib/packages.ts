import { leaveMark, marksIn } from "./marks.ts";
import { inRoot } from "./paths.ts";

const folder = inRoot("node_modules/.patchbay-in-use");

/** Says that this process and its children run on the installed packages, which nobody should replace meanwhile; gives the way to take that back. */
export function holdPackages(): () => void {
  return leaveMark(folder);
}

/** The other processes that run on the packages installed here. */
export function usersOfPackages(): number[] {
  return marksIn(folder);
}

import type { InstallTarget } from "./types";

/** Whether new installations are taken: live ones of a published listing without a block (a deprecated one still counts). A sandbox always. */
export function isInstallable(target: Pick<InstallTarget, "environment" | "state" | "installBlock">): boolean {
  if (target.environment === "sandbox") return true;
  return target.installBlock === "none" && (target.state === "published" || target.state === "deprecated");
}

/** Whether what is installed may work: a hard block stops live installations, never the partner's sandbox. */
export function mayWork(target: Pick<InstallTarget, "environment" | "installBlock">): boolean {
  return target.environment === "sandbox" || target.installBlock !== "hard";
}

import type { InstallTarget } from "./types";

/** Whether new installations are taken: no block, and for live ones a published listing (a deprecated one still counts). */
export function isInstallable(target: Pick<InstallTarget, "environment" | "state" | "installBlock">): boolean {
  if (target.installBlock !== "none") return false;
  return target.environment === "sandbox" || target.state === "published" || target.state === "deprecated";
}

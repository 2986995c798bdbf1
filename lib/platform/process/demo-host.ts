import { sign } from "../crypto";

/**
 * The demo host product's own platform key. It is derived from PATCHBAY_SECRET, so that every process and every start agrees on it
 * without storing it; it works only once the product has put its hash among the platform keys.
 */
export function demoHostKey(environment: "live" | "sandbox"): string {
  return `pk_${environment}_${sign("demo-host-key", environment)}`;
}

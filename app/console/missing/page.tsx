import { notFound } from "next/navigation";

export const instant = false;

/** What the front door shows for an address below `/console` without a page. */
export default function MissingConsolePage() {
  notFound();
}

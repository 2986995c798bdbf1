import { notFound } from "next/navigation";

export const instant = false;

/** What the front door shows for an address below `/partner` without a page. */
export default function MissingPartnerPage() {
  notFound();
}

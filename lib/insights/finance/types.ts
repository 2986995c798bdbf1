import type { PriceSummary } from "@/lib/listings/types";

/** What one public listing costs its customers, and how many have it. Ids are shown ids. */
export type PriceLine = {
  listing: string;
  name: string;
  partner: string;
  partnerName: string;
  price: PriceSummary;
  activeInstallations: number;
};

/** How partners stand with the agreement, and how many public listings cost something. */
export type FinanceOverview = {
  partners: number;
  accepted: number;
  older: number;
  notAccepted: number;
  newestAgreement: number | null;
  paidListings: number;
  publicListings: number;
};

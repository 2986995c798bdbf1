import type { MemberRole } from "@/lib/accounts/roles";

/** One line of the directory of partners. Ids are shown ids. */
export type PartnerLine = {
  partner: string;
  name: string;
  slug: string;
  country: string;
  isHouse: boolean;
  members: number;
  provenDomains: number;
  listings: number;
  publicListings: number;
  activeInstallations: number;
  /** The newest version of the agreement they accepted; null for none. */
  agreement: number | null;
  /** The newest version there is; null for none. */
  newestAgreement: number | null;
  createdAt: Date;
  closedAt: Date | null;
};

/** A partner as staff see it. */
export type PartnerRecord = PartnerLine & {
  about: string;
  website: string;
  supportEmail: string;
  team: Array<{ person: string; name: string; email: string; role: MemberRole; since: Date }>;
  domains: Array<{ domain: string; method: string | null; verifiedAt: Date | null; checkedAt: Date | null }>;
  acceptances: Array<{ version: number; title: string; acceptedAt: Date; by: string | null }>;
};

import type { Environment } from "@/lib/accounts/types";
import type { InstallationState } from "@/lib/installs/types";
import type { InstallBlock, ListingState, ListingType, VersionState } from "@/lib/listings/types";

/** One line of the directory of listings. Ids are shown ids. */
export type ListingLine = {
  listing: string;
  name: string;
  slug: string;
  type: ListingType;
  state: ListingState;
  installBlock: InstallBlock;
  partner: string;
  partnerName: string;
  /** Number of the public version, or of the newest one. */
  number: string;
  versions: number;
  activeInstallations: number;
  /** Null or past: not certified. */
  certifiedUntil: Date | null;
  certified: boolean;
  /** Reviews of it that people reported and nobody settled. */
  openReports: number;
  createdAt: Date;
};

/** A listing as staff see it, with what hangs on it. */
export type ListingRecord = ListingLine & {
  publishedAt: Date | null;
  versionList: Array<{
    version: string;
    number: string;
    state: VersionState;
    createdAt: Date;
    publishedAt: Date | null;
  }>;
  certificates: Array<{
    certificate: string;
    number: string;
    state: "valid" | "lapsed" | "revoked";
    reviewerName: string;
    issuedAt: Date;
    expiresAt: Date;
  }>;
  /** Installations by environment and state, most first. */
  installations: Array<{ environment: Environment; state: InstallationState; count: number }>;
  reports: Array<{ review: string; stars: number; title: string; reason: string; at: Date }>;
};

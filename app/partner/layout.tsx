import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "@/components/layout/document";

export const metadata: Metadata = {
  title: { default: "Partners", template: "%s | Partners" },
  robots: { index: false },
};

/** Root of the partner portal; English. */
export default function PartnerLayout({ children }: { readonly children: ReactNode }) {
  return <Document locale="en">{children}</Document>;
}

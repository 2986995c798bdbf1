import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "@/components/layout/document";

export const metadata: Metadata = { title: "Set up", robots: { index: false } };

/** Root of the one page that an empty installation opens with; English. */
export default function SetupLayout({ children }: { readonly children: ReactNode }) {
  return <Document locale="en">{children}</Document>;
}

import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "@/components/layout/document";

export const metadata: Metadata = {
  title: { default: "Example", template: "%s | Example" },
  robots: { index: false },
};

/** Root of the demo host product; English. */
export default function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  return <Document locale="en">{children}</Document>;
}

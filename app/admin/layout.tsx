import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "@/components/layout/document";

export const metadata: Metadata = {
  title: { default: "Admin", template: "%s | Admin" },
  robots: { index: false },
};

/** Root of the staff pages; English. */
export default function AdminLayout({ children }: { readonly children: ReactNode }) {
  return <Document locale="en">{children}</Document>;
}

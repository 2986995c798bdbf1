import "../globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminShell } from "@/components/insights/admin-shell";
import { Document } from "@/components/layout/document";
import { getStaffScope } from "@/lib/accounts/gates/data";
import { loadSignedIn } from "@/lib/accounts/session/loaders";

export const metadata: Metadata = {
  title: { default: "Admin", template: "%s | Admin" },
  robots: { index: false },
};

/**
 * Root of the staff pages; English. Who is no staff, or has not entered the code, sees no frame: the page itself sends them on or
 * shows "nothing here".
 */
export default async function AdminLayout({ children }: { readonly children: ReactNode }) {
  const person = await loadSignedIn();
  const scope = person && getStaffScope(person, "staff.read");
  return <Document locale="en">{scope ? <AdminShell scope={scope}>{children}</AdminShell> : children}</Document>;
}

import type { Metadata } from "next";
import type { ReactNode } from "react";
import { docsSections } from "@/components/docs/docs-sections";
import { DocsShell } from "@/components/docs/docs-shell";
import { PublicBell } from "@/components/insights/public-bell";

export const metadata: Metadata = {
  title: { default: "Documentation", template: "%s | Documentation" },
  description: "How to build, certify and run an integration.",
  robots: { index: true },
};

/** Public: nothing here depends on who reads, so the pages are made once. */
export default function DocsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <DocsShell sections={docsSections()} signals={<PublicBell locale="en" />}>
      {children}
    </DocsShell>
  );
}

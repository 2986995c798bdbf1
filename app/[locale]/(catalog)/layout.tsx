import type { Metadata } from "next";
import type { ReactNode } from "react";
import { env } from "@/lib/platform/env";

/** Addresses in metadata are relative to the origin the process was started with. */
export async function generateMetadata(): Promise<Metadata> {
  return { metadataBase: new URL(env().origin) };
}

/** Public pages bring their own frame: its navigation knows where the reader is. */
export default function CatalogLayout({ children }: { readonly children: ReactNode }) {
  return children;
}

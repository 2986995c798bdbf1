import "./globals.css";
import type { Metadata } from "next";
import { Document } from "@/components/layout/document";
import { NotFoundPage } from "@/components/layout/not-found-page";

export const metadata: Metadata = { title: "There is nothing here" };

/** An address that matches no route at all; no language is known here, so it speaks English. */
export default function GlobalNotFound() {
  return (
    <Document locale="en">
      <main id="main">
        <NotFoundPage homeHref="/" />
      </main>
    </Document>
  );
}

import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { countSitemapFiles } from "@/lib/catalog/pages/data";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** Public pages are for everyone; filters, apps and machines' doors are not worth a crawler's time. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const { origin } = env();
  const files = await countSitemapFiles(db(), getPublicScope());
  return {
    rules: {
      userAgent: "*",
      allow: ["/", "/partner/docs"],
      disallow: [
        "/api/",
        "/oauth/",
        "/admin",
        "/console",
        "/partner/",
        "/*/search",
        "/*/workspace",
        "/*/account",
        "/*/sign-in",
      ],
    },
    sitemap: Array.from({ length: files }, (_, file) => `${origin}/sitemap/${file}.xml`),
  };
}

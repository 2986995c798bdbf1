import { getPublicScope } from "@/lib/accounts/gates/data";
import { countSitemapFiles } from "@/lib/catalog/pages/data";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

export const policy = "catalog.read";

/** The index of the site map's files, where crawlers look without being told; robots.txt names the files themselves. */
export async function GET(): Promise<Response> {
  const files = await countSitemapFiles(db(), getPublicScope());
  const entries = Array.from(
    { length: files },
    (_, file) => `<sitemap><loc>${env().origin}/sitemap/${file}.xml</loc></sitemap>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</sitemapindex>\n`;
  return new Response(xml, { headers: { "content-type": "application/xml", "cache-control": "public, max-age=3600" } });
}

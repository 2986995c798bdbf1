import { z } from "zod";

const onOff = z.enum(["on", "off"]);

const envSchema = z.object({
  PATCHBAY_MODE: z.enum(["demo", "production"]).default("demo"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  ORIGIN: z.url().optional(),
  DATABASE_URL: z.string().min(1),
  MIGRATE_DATABASE_URL: z.string().optional(),
  PATCHBAY_SECRET: z.string().min(32),
  /** `kid:base64 of 32 bytes`, comma separated; the first encrypts, all decrypt. */
  ENCRYPTION_KEYS: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  TRUST_PROXY: onOff.default("off"),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("Patchbay <noreply@localhost>"),
  DEMO_HOST: onOff.optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** Where this web process answers the worker's internal calls; set by the start script for each process. */
  PROCESS_URL: z.url().optional(),
  BUILD_ID: z.string().default("development"),
  /** When the build began, by the database's clock: cached pages of the build are older than any change after it. */
  BUILD_STARTED_AT: z.iso.datetime().optional(),
  PARTNER_APP_URL: z.url().optional(),
});

/** Settings of this process, read once. */
export type Env = z.infer<typeof envSchema> & { origin: string; isDemo: boolean; demoHost: boolean; secure: boolean };

let cached: Env | undefined;

/** Reads and checks the environment on first use; a missing or wrong value throws with its name. An empty value is none, as in the scripts. */
export function env(): Env {
  if (cached) return cached;
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings are missing or wrong: ${names.join("; ")}. See .env.example.`);
  }
  const values = parsed.data;
  const isDemo = values.PATCHBAY_MODE === "demo";
  const origin = new URL(values.ORIGIN ?? `http://localhost:${values.PORT}`).origin;
  if (!isDemo && !origin.startsWith("https://")) throw new Error("ORIGIN must be an https address in production mode.");
  cached = {
    ...values,
    origin,
    isDemo,
    demoHost: values.DEMO_HOST ? values.DEMO_HOST === "on" : isDemo,
    secure: origin.startsWith("https://"),
  };
  return cached;
}

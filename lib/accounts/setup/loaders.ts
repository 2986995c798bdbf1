import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { isSetupOpen } from "./data";

/** What the setup page shows before anyone is there: the address that the settings name, and the one it was opened at when they differ. */
export async function loadSetup(): Promise<{ origin: string; openedAt: string | null }> {
  const list = await headers();
  if (!(await isSetupOpen(db()))) notFound();
  const { origin, TRUST_PROXY } = env();
  const host = (TRUST_PROXY === "on" ? list.get("x-forwarded-host") : null) ?? list.get("host") ?? "";
  return { origin, openedAt: host === new URL(origin).host ? null : host };
}

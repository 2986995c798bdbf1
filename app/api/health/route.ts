import { connection } from "next/server";
import { pool } from "@/lib/platform/db";
import { getHealth } from "@/lib/platform/process/health";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "health.read";

/** 200 when database, migrations and worker are fine, else 503 with which of them is not. */
async function answer(): Promise<Response> {
  await connection();
  const health = await getHealth(pool());
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

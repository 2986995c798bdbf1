import { createInterface } from "node:readline";
import { db, disconnect } from "@/lib/platform/db";
import { getBusinessTime, getRealTime } from "@/lib/platform/time";

// A process of its own that is asked what time it is: a line in, a line out.
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "end") break;
  const [business, real] = [await getBusinessTime(db()), await getRealTime(db())];
  process.stdout.write(`${JSON.stringify({ business, real })}\n`);
}
await disconnect();

import { expect, it } from "vitest";
import { LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import { EVENTS } from "@/lib/capabilities/samples";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { getInstallationHealth } from "@/lib/webhooks/health/data";
import { publishEvent } from "@/lib/webhooks/mutations";
import { makeWorkspaceScope } from "../factories/accounts";
import { type MadeSubscription, makeSubscription, publishSample } from "../factories/webhooks";

async function healthOf(made: MadeSubscription) {
  const scope = await makeWorkspaceScope(made.workspaceId, "member");
  return getInstallationHealth(db(), scope, formatId("installation", made.installationId));
}

it("counts a week, remembers the last event for ever, and leaves out what is about the installation itself", async () => {
  const made = await makeSubscription();
  const about = LIFECYCLE_EVENTS[0] ?? "app.installed";
  await inTransaction((tx) =>
    publishEvent(tx, {
      environment: "sandbox",
      workspaceId: made.workspaceId,
      type: about,
      data: EVENTS.find((event) => event.type === about)?.sample ?? {},
      occurredAt: new Date(),
      source: "test",
      installationIds: [made.installationId],
    }),
  );
  await pool().query("UPDATE delivery SET state = 'delivered' WHERE installation_id = $1", [made.installationId]);
  expect(await healthOf(made)).toEqual({ delivered: 0, failed: 0, lastEventAt: null });

  const old = new Date(Date.now() - 40 * 86_400_000);
  await publishSample(made);
  await pool().query(
    "UPDATE delivery SET state = 'delivered', created_at = $2 WHERE installation_id = $1 AND event_type <> $3",
    [made.installationId, old, about],
  );
  expect(await healthOf(made)).toEqual({ delivered: 0, failed: 0, lastEventAt: old.toISOString() });

  await publishSample(made);
  await pool().query("UPDATE delivery SET state = 'dead' WHERE installation_id = $1 AND state = 'pending'", [
    made.installationId,
  ]);
  expect(await healthOf(made)).toMatchObject({ delivered: 0, failed: 1 });
});

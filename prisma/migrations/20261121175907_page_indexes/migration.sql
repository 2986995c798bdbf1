-- A workspace's pages read its installations in every state; the unique indexes hold live and requested ones only.
CREATE INDEX "installation_workspace_id_created_at_idx" ON "installation"("workspace_id", "created_at");

-- A consent page knows the client and looks for its listing. A client belongs to one listing.
CREATE UNIQUE INDEX "listing_live_client_id_key" ON "listing"("live_client_id");
CREATE UNIQUE INDEX "listing_sandbox_client_id_key" ON "listing"("sandbox_client_id");

-- In place of the one without the endpoint: the log of one endpoint is read in order and the number of indexes a delivery pays for stays the same.
CREATE INDEX "delivery_partner_id_endpoint_id_created_at_idx" ON "delivery"("partner_id", "endpoint_id", "created_at");
DROP INDEX "delivery_partner_id_created_at_idx";

-- Dead ones are counted on every page of the partner's webhooks. Few rows ever enter it.
CREATE INDEX "delivery_dead_idx" ON "delivery" ("endpoint_id", "created_at") WHERE "state" = 'dead';

-- A claim reads by due time and number: with both in the index it stops at its limit without a sort, and the planner has no reason to take another.
DROP INDEX "delivery_due_idx";
CREATE INDEX "delivery_due_idx" ON "delivery" ("endpoint_id", "due_at", "sequence") WHERE "state" = 'pending';

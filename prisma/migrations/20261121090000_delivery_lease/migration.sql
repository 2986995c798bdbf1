-- Why the next attempt of a delivery is made; the attempt row keeps it.
ALTER TABLE "delivery" ADD COLUMN "trigger" TEXT NOT NULL DEFAULT 'automatic';

-- Few rows are leased at a time: renewing a worker's leases and seeing which endpoints another worker holds stay cheap.
CREATE INDEX "delivery_lease_idx" ON "delivery" ("lease_owner", "endpoint_id") WHERE "lease_owner" IS NOT NULL;
CREATE INDEX "outbox_message_lease_idx" ON "outbox_message" ("lease_owner") WHERE "lease_owner" IS NOT NULL;

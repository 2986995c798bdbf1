-- The lease is the endpoint's, not each delivery's: one worker sends to an endpoint at a time, and a delivery is written once, when it is settled.
DROP INDEX "delivery_lease_idx";
ALTER TABLE "delivery" DROP COLUMN "lease_owner", DROP COLUMN "lease_until";
ALTER TABLE "endpoint" ADD COLUMN "lease_owner" TEXT, ADD COLUMN "lease_until" TIMESTAMPTZ(6);

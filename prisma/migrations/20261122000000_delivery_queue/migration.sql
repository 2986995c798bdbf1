-- What waits for an attempt has a row of its own that goes when the delivery is settled. No index of the delivery then knows its state, so
-- that settling rewrites the row on its own page and touches none of its indexes.
CREATE TABLE "queued_delivery" (
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "installation_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trigger" TEXT NOT NULL DEFAULT 'automatic',

    CONSTRAINT "queued_delivery_pkey" PRIMARY KEY ("event_id", "endpoint_id")
);

INSERT INTO "queued_delivery" ("endpoint_id", "event_id", "installation_id", "sequence", "attempts", "due_at", "trigger")
SELECT "endpoint_id", "event_id", "installation_id", "sequence", "attempts", "due_at", "trigger" FROM "delivery" WHERE "state" = 'pending';

CREATE INDEX "queued_delivery_endpoint_id_due_at_sequence_idx" ON "queued_delivery"("endpoint_id", "due_at", "sequence");
ALTER TABLE "queued_delivery" ADD CONSTRAINT "queued_delivery_event_id_endpoint_id_fkey"
    FOREIGN KEY ("event_id", "endpoint_id") REFERENCES "delivery"("event_id", "endpoint_id") ON DELETE CASCADE ON UPDATE CASCADE;

DROP INDEX "delivery_due_idx", "delivery_dead_idx";
ALTER TABLE "delivery" DROP COLUMN "due_at", DROP COLUMN "trigger";

-- Half of each page is kept free for the one rewrite that nearly every delivery sees; before, the rewrites lay on pages of their own.
ALTER TABLE "delivery" SET (fillfactor = 50);

-- The index of dead ones reads a column that only a death changes.
ALTER TABLE "delivery" ADD COLUMN "dead_created_at" TIMESTAMPTZ(6) GENERATED ALWAYS AS (CASE WHEN "state" = 'dead' THEN "created_at" END) STORED;
CREATE INDEX "delivery_dead_idx" ON "delivery"("endpoint_id", "dead_created_at") WHERE "dead_created_at" IS NOT NULL;

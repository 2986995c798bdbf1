-- CreateEnum
CREATE TYPE "measure_step" AS ENUM ('stop_new', 'stop_all', 'ease', 'lift', 'revoke_certificate', 'unlist', 'relist');

-- CreateEnum
CREATE TYPE "measure_state" AS ENUM ('proposed', 'taken', 'declined', 'withdrawn', 'expired');

-- CreateEnum
CREATE TYPE "measure_side" AS ENUM ('staff', 'partner');

-- CreateTable
CREATE TABLE "listing_measure" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "step" "measure_step" NOT NULL,
    "side" "measure_side" NOT NULL,
    "state" "measure_state" NOT NULL,
    "reason" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "two_people" BOOLEAN NOT NULL,
    "installations" INTEGER NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "told_through" UUID,
    "told_at" TIMESTAMPTZ(6),

    CONSTRAINT "listing_measure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listing_measure_listing_id_proposed_at_idx" ON "listing_measure"("listing_id", "proposed_at");

-- AddForeignKey
ALTER TABLE "listing_measure" ADD CONSTRAINT "listing_measure_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema files cannot say.
CREATE UNIQUE INDEX "listing_measure_proposed_key" ON "listing_measure" ("listing_id") WHERE "state" = 'proposed';
ALTER TABLE "listing_measure" ADD CONSTRAINT "listing_measure_two_people_check" CHECK (NOT ("two_people" AND "state" = 'taken') OR "decided_by_id" <> "proposed_by_id");
ALTER TABLE "listing_measure" ADD CONSTRAINT "listing_measure_taken_check" CHECK ("state" <> 'taken' OR ("decided_by_id" IS NOT NULL AND "decided_at" IS NOT NULL));
ALTER TABLE "listing_measure" ADD CONSTRAINT "listing_measure_proposed_check" CHECK ("state" <> 'proposed' OR ("two_people" AND "expires_at" IS NOT NULL));

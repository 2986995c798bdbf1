-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "staff_role" "staff_role";

-- What the schema files cannot say.
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_target_check";
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_target_check" CHECK (num_nonnulls("workspace_id", "partner_id", "staff_role") = 1);
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_staff_check" CHECK ("staff_role" IS NULL OR "invited_by_id" IS NOT NULL);
CREATE UNIQUE INDEX "invitation_staff_open_key" ON "invitation" ("email") WHERE "staff_role" IS NOT NULL AND "accepted_at" IS NULL AND "revoked_at" IS NULL;

-- AlterTable
ALTER TABLE "catalog_entry" ADD COLUMN     "pictured" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "media_object" ADD COLUMN     "plain_bp" INTEGER;

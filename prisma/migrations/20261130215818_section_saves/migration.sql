-- CreateTable
CREATE TABLE "section_save" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "tab" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_save_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "section_save_version_id_section_id_idx" ON "section_save"("version_id", "section", "id" DESC);

-- AddForeignKey
ALTER TABLE "section_save" ADD CONSTRAINT "section_save_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

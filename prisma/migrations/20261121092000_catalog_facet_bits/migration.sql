-- Facet values as bits: counting groups by four small numbers instead of four lists is three times as fast.
-- Rows are rebuilt from the published versions (lib/catalog/mutations.ts); until then they are in no facet.

ALTER TABLE "catalog_entry"
  DROP COLUMN "use_cases",
  DROP COLUMN "tool_types",
  DROP COLUMN "industries",
  DROP COLUMN "functionalities",
  ADD COLUMN "use_case_bits" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tool_type_bits" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "industry_bits" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "functionality_bits" INTEGER NOT NULL DEFAULT 0;

-- One index an order, so that a page of cards reads about a page of rows.
CREATE INDEX "catalog_entry_installed_idx" ON "catalog_entry" ("active_installations" DESC, "listing_id");
CREATE INDEX "catalog_entry_newest_idx" ON "catalog_entry" ("published_at" DESC, "listing_id");
CREATE INDEX "catalog_entry_rated_idx" ON "catalog_entry" ("rating_bp" DESC NULLS LAST, "review_count" DESC, "listing_id");
CREATE INDEX "catalog_entry_name_idx" ON "catalog_entry" (lower("name"), "listing_id");

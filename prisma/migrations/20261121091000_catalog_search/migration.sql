-- What a card says about price and language, and the words of the catalog for correcting typing mistakes.

ALTER TABLE "catalog_entry"
  ADD COLUMN "lang" TEXT NOT NULL DEFAULT 'en',
  ADD COLUMN "price" JSONB NOT NULL DEFAULT '{"kind":"free"}',
  DROP COLUMN "price_from_minor",
  DROP COLUMN "price_currency",
  DROP COLUMN "price_interval";

-- CreateTable
CREATE TABLE "catalog_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "catalog_word_pkey" PRIMARY KEY ("word")
);

CREATE INDEX "catalog_word_trgm_idx" ON "catalog_word" USING gin ("word" gin_trgm_ops);

-- Typing mistakes are found among the words of all texts now, not among names alone.
DROP INDEX "catalog_entry_name_trgm_idx";

ALTER TABLE "catalog_entry" ADD CONSTRAINT "catalog_entry_price_kind_check" CHECK ("price_kind" IN ('free', 'trial', 'paid'));

-- Which columns a partner page and the site map read in order.
CREATE INDEX "catalog_entry_partner_idx" ON "catalog_entry" ("partner_id", "active_installations" DESC);

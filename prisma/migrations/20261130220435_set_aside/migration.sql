-- Work that failed by its own fault is set aside; jobs count their failures; a worker says which part of it makes no progress.
ALTER TABLE "job_schedule" ADD COLUMN     "failing_since" TIMESTAMPTZ(6),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "process_heartbeat" ADD COLUMN     "stuck" TEXT,
ADD COLUMN     "stuck_since" TIMESTAMPTZ(6);

CREATE TABLE "parked_row" (
    "id" UUID NOT NULL,
    "queue" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "error" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "parked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parked_row_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "parked_row_parked_at_idx" ON "parked_row"("parked_at");
CREATE UNIQUE INDEX "parked_row_queue_key_key" ON "parked_row"("queue", "key");

-- Dead messages are few, are counted by each look at the health and listed for staff.
CREATE INDEX "outbox_message_dead_idx" ON "outbox_message"("dead_at") WHERE "dead_at" IS NOT NULL;

-- No address holds a control character. What is there already becomes what a URL parser makes of it: tabs and line ends go, the others
-- are percent-encoded. Frozen versions are not touched; nothing is sent to such an address of theirs.
CREATE FUNCTION pg_temp.plain_address(address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg(
    CASE WHEN letter ~ '[\u0009\u000a\u000d]' THEN ''
      WHEN letter ~ '[\u0001-\u001f\u007f-\u009f]' THEN regexp_replace(upper(encode(convert_to(letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g')
      ELSE letter END, '' ORDER BY place), '')
  FROM regexp_split_to_table(address, '') WITH ORDINALITY AS part (letter, place)
$$;

UPDATE "endpoint" SET "url" = pg_temp.plain_address("url") WHERE "url" ~ '[\u0001-\u001f\u007f-\u009f]';
UPDATE "oauth_client" SET "redirect_uris" = ARRAY(SELECT pg_temp.plain_address(uri) FROM unnest("redirect_uris") WITH ORDINALITY AS one (uri, place) ORDER BY place)
WHERE array_to_string("redirect_uris", '') ~ '[\u0001-\u001f\u007f-\u009f]';
UPDATE "partner" SET "website" = pg_temp.plain_address("website") WHERE "website" ~ '[\u0001-\u001f\u007f-\u009f]';
UPDATE "version" SET "content" = (
  SELECT jsonb_object_agg(field, CASE
    WHEN field LIKE '%Url' AND jsonb_typeof(value) = 'string' THEN to_jsonb(pg_temp.plain_address(value #>> '{}'))
    WHEN field = 'redirectUris' AND jsonb_typeof(value) = 'array'
      THEN coalesce((SELECT jsonb_agg(pg_temp.plain_address(uri)) FROM jsonb_array_elements_text(value) AS uri), '[]')
    ELSE value END)
  FROM jsonb_each("content") AS entry (field, value))
WHERE "state" IN ('draft', 'changes_requested') AND EXISTS (
  SELECT FROM jsonb_each("content") AS entry (field, value), LATERAL (
    SELECT value #>> '{}' WHERE jsonb_typeof(value) = 'string'
    UNION ALL SELECT jsonb_array_elements_text(CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]' END)) AS one (address)
  WHERE (field LIKE '%Url' OR field = 'redirectUris') AND address ~ '[\u0001-\u001f\u007f-\u009f]');

ALTER TABLE "endpoint" ADD CONSTRAINT "endpoint_url_check" CHECK ("url" !~ '[\u0001-\u001f\u007f-\u009f]');
ALTER TABLE "partner" ADD CONSTRAINT "partner_website_check" CHECK ("website" !~ '[\u0001-\u001f\u007f-\u009f]');

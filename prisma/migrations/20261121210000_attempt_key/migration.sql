-- Attempts are only ever read by their delivery: one index in place of two, for the table that grows fastest.
DROP INDEX "attempt_event_id_endpoint_id_idx";
ALTER TABLE "attempt" DROP CONSTRAINT "attempt_pkey", ADD CONSTRAINT "attempt_pkey" PRIMARY KEY ("event_id", "endpoint_id", "id");

-- Headers are kept as they went and came (jsonb sorts them) and are never searched.
ALTER TABLE "attempt" ALTER COLUMN "request_headers" TYPE JSON, ALTER COLUMN "response_headers" TYPE JSON;

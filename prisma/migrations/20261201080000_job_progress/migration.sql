-- How far a job came, for the page of the queues.
ALTER TABLE "outbox_message" ADD COLUMN "progress_done" INTEGER, ADD COLUMN "progress_total" INTEGER;

-- Whether an earlier run of a recurring job is still open is asked by name.
CREATE INDEX "outbox_message_open_name_idx" ON "outbox_message" ("name") WHERE "done_at" IS NULL AND "dead_at" IS NULL;

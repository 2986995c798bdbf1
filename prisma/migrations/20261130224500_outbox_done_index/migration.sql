-- When a message was last done is how the health tells a queue that stands still from one that is long; the sweep reads it too.
CREATE INDEX "outbox_message_done_idx" ON "outbox_message"("done_at") WHERE "done_at" IS NOT NULL;

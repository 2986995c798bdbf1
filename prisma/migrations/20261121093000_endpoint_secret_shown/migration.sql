-- A live endpoint is made when its listing is published, with nobody looking: its first secret may be shown once afterwards.
ALTER TABLE "endpoint_secret" ADD COLUMN "shown_at" TIMESTAMPTZ(6);

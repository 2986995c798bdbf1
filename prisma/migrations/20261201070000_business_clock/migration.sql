-- The business clock: what certificates, trials, notices and due times go by. Leases, sessions, tokens, ids and rate limits keep the real one.
CREATE TABLE "business_clock" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "ahead_seconds" BIGINT NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_clock_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "business_clock_one_row" CHECK ("id")
);
INSERT INTO "business_clock" DEFAULT VALUES;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "business_clock" FROM patchbay_app;

-- The time of the statement, not of its transaction: who waited for a lock reads the time after it. Write (SELECT business_now()) in a query, so
-- that it is asked once and not for each row.
CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT statement_timestamp() + make_interval(secs => coalesce((SELECT ahead_seconds FROM public.business_clock), 0)::float8)
$$;
GRANT EXECUTE ON FUNCTION business_now() TO patchbay_app;

ALTER TABLE "person" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "workspace" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "workspace_member" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "invitation" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "standing_consent" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "revenue_schedule" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "catalog_entry" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "search_synonym" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "search_synonym" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "submission" ALTER COLUMN "submitted_at" SET DEFAULT business_now();
ALTER TABLE "certification_run" ALTER COLUMN "started_at" SET DEFAULT business_now();
ALTER TABLE "finding" ALTER COLUMN "checked_at" SET DEFAULT business_now();
ALTER TABLE "verdict" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "decision" ALTER COLUMN "at" SET DEFAULT business_now();
ALTER TABLE "submission_message" ALTER COLUMN "at" SET DEFAULT business_now();
ALTER TABLE "certificate" ALTER COLUMN "issued_at" SET DEFAULT business_now();
ALTER TABLE "oauth_client" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "client_secret" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "platform_key" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "host_customer" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "host_customer" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "host_order" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "host_order" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "host_payment" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "host_subscription" ALTER COLUMN "started_at" SET DEFAULT business_now();
ALTER TABLE "installation" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "grant" ALTER COLUMN "granted_at" SET DEFAULT business_now();
ALTER TABLE "access_entry" ALTER COLUMN "at" SET DEFAULT business_now();
ALTER TABLE "data_deletion" ALTER COLUMN "requested_at" SET DEFAULT business_now();
ALTER TABLE "listing_measure" ALTER COLUMN "proposed_at" SET DEFAULT business_now();
ALTER TABLE "listing" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "version" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "version" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "section_save" ALTER COLUMN "saved_at" SET DEFAULT business_now();
ALTER TABLE "partner" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "partner_member" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "partner_domain" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "agreement" ALTER COLUMN "published_at" SET DEFAULT business_now();
ALTER TABLE "agreement_acceptance" ALTER COLUMN "accepted_at" SET DEFAULT business_now();
ALTER TABLE "audit_entry" ALTER COLUMN "at" SET DEFAULT business_now();
ALTER TABLE "outbox_message" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "outbox_message" ALTER COLUMN "due_at" SET DEFAULT business_now();
ALTER TABLE "parked_row" ALTER COLUMN "parked_at" SET DEFAULT business_now();
ALTER TABLE "mail_message" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "mail_block" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "media_object" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "review" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "review" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "review_reply" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "review_reply" ALTER COLUMN "updated_at" SET DEFAULT business_now();
ALTER TABLE "review_report" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "endpoint" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "endpoint_secret" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "event" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "delivery" ALTER COLUMN "created_at" SET DEFAULT business_now();
ALTER TABLE "queued_delivery" ALTER COLUMN "due_at" SET DEFAULT business_now();
ALTER TABLE "attempt" ALTER COLUMN "started_at" SET DEFAULT business_now();

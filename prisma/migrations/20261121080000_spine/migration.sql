CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateEnum
CREATE TYPE "email_token_kind" AS ENUM ('verify', 'reset', 'change');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('reviewer', 'finance', 'admin');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'admin', 'member');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('submitted', 'in_review', 'changes_requested', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "requirement" AS ENUM ('working_demo', 'error_handling', 'documentation', 'support_contact', 'security_review', 'performance_test', 'oauth_compliance');

-- CreateEnum
CREATE TYPE "verdict_value" AS ENUM ('pass', 'fail', 'waive');

-- CreateEnum
CREATE TYPE "certificate_state" AS ENUM ('valid', 'expiring', 'lapsed', 'revoked');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('open', 'paid', 'fulfilled', 'cancelled');

-- CreateEnum
CREATE TYPE "installation_state" AS ENUM ('requested', 'refused', 'withdrawn', 'pending', 'awaiting_payment', 'active', 'suspended', 'uninstalled');

-- CreateEnum
CREATE TYPE "listing_type" AS ENUM ('native', 'partner', 'community', 'embedded');

-- CreateEnum
CREATE TYPE "listing_state" AS ENUM ('unlisted', 'published', 'deprecated', 'sunset_scheduled', 'suspended', 'retired');

-- CreateEnum
CREATE TYPE "install_block" AS ENUM ('none', 'soft', 'hard');

-- CreateEnum
CREATE TYPE "version_state" AS ENUM ('draft', 'submitted', 'in_review', 'changes_requested', 'approved', 'rejected', 'published', 'superseded');

-- CreateEnum
CREATE TYPE "environment" AS ENUM ('live', 'sandbox');

-- CreateEnum
CREATE TYPE "domain_proof_method" AS ENUM ('dns', 'file');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('visible', 'removed');

-- CreateEnum
CREATE TYPE "endpoint_state" AS ENUM ('active', 'failing', 'paused', 'disabled');

-- CreateEnum
CREATE TYPE "endpoint_transport" AS ENUM ('http', 'inbox');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'delivered', 'dead', 'cancelled');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(6),
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "totp_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "email_token_kind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "person_id" UUID NOT NULL,
    "role" "staff_role" NOT NULL,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(6),
    "totp_last_step" BIGINT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "name" TEXT NOT NULL,
    "plan" TEXT NOT NULL DEFAULT 'growth',
    "partner_id" UUID,
    "external_id" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_member" (
    "workspace_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "member_role" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_member_pkey" PRIMARY KEY ("workspace_id","person_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "partner_id" UUID,
    "email" CITEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_consent" (
    "id" UUID NOT NULL,
    "installation_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "scopes" TEXT[],
    "granted_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "standing_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" UUID NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_jwk" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revenue_schedule" (
    "id" UUID NOT NULL,
    "preset" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "effective_from" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revenue_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revenue_tier" (
    "schedule_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "from_minor" BIGINT NOT NULL,
    "up_to_minor" BIGINT,
    "rate_bp" INTEGER NOT NULL,

    CONSTRAINT "revenue_tier_pkey" PRIMARY KEY ("schedule_id","position")
);

-- CreateTable
CREATE TABLE "catalog_entry" (
    "listing_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "partner_slug" TEXT NOT NULL,
    "partner_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "promise" TEXT NOT NULL,
    "type" "listing_type" NOT NULL,
    "depth" INTEGER NOT NULL,
    "use_cases" TEXT[],
    "tool_types" TEXT[],
    "industries" TEXT[],
    "functionalities" TEXT[],
    "price_kind" TEXT NOT NULL,
    "price_from_minor" BIGINT,
    "price_currency" TEXT,
    "price_interval" TEXT,
    "certified_until" TIMESTAMPTZ(6),
    "rating_bp" INTEGER,
    "review_count" INTEGER NOT NULL DEFAULT 0,
    "active_installations" INTEGER NOT NULL DEFAULT 0,
    "icon_media_id" UUID,
    "search_text" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalog_entry_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "state" "submission_state" NOT NULL DEFAULT 'submitted',
    "snapshot" JSONB NOT NULL,
    "snapshot_hash" TEXT NOT NULL,
    "reasons" TEXT[],
    "risk" INTEGER NOT NULL DEFAULT 0,
    "lock_version" INTEGER NOT NULL DEFAULT 0,
    "claimed_by_id" UUID,
    "claim_expires_at" TIMESTAMPTZ(6),
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(6),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification_run" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "submission_id" UUID,
    "rubric_version" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),
    "error" TEXT,

    CONSTRAINT "certification_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "requirement" "requirement" NOT NULL,
    "result" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "submission_id" UUID NOT NULL,
    "requirement" "requirement" NOT NULL,
    "value" "verdict_value" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reviewer_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("submission_id","requirement")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "reviewer_name" TEXT NOT NULL,
    "rule_ids" TEXT[],
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_message" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "author_label" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "state" "certificate_state" NOT NULL DEFAULT 'valid',
    "evidence" JSONB NOT NULL,
    "reviewer_name" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_client" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "partner_id" UUID NOT NULL,
    "listing_id" UUID,
    "name" TEXT NOT NULL,
    "redirect_uris" TEXT[],
    "scopes" TEXT[],
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(6),

    CONSTRAINT "oauth_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_secret" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "client_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_artifact" (
    "kind" TEXT NOT NULL,
    "id_hash" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "grant_id" TEXT,
    "client_id" UUID,
    "installation_id" UUID,
    "uid" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "consumed_at" TIMESTAMPTZ(6),

    CONSTRAINT "oauth_artifact_pkey" PRIMARY KEY ("kind","id_hash")
);

-- CreateTable
CREATE TABLE "platform_key" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "platform_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_customer" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "tax_number" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "host_customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_order" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'open',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "total_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "host_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_payment" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'card',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "host_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_subscription" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "plan" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(6),

    CONSTRAINT "host_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "client_id" UUID,
    "version_id" UUID NOT NULL,
    "state" "installation_state" NOT NULL,
    "offered_version_id" UUID,
    "requested_by_id" UUID,
    "request_reason" TEXT,
    "requested_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "decider_id" UUID,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decision_reason" TEXT,
    "consented_by_id" UUID,
    "pending_until" TIMESTAMPTZ(6),
    "events_seen" INTEGER NOT NULL DEFAULT 0,
    "entitlement" TEXT NOT NULL DEFAULT 'free',
    "white_label_name" TEXT,
    "white_label_media_id" UUID,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(6),
    "suspended_at" TIMESTAMPTZ(6),
    "uninstalled_at" TIMESTAMPTZ(6),
    "uninstall_reason" TEXT,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" UUID NOT NULL,
    "installation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "scopes" TEXT[],
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),
    "revoke_reason" TEXT,

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "installation_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "access" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "resource_id" TEXT,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "records" INTEGER NOT NULL DEFAULT 0,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "access_entry_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "data_deletion" (
    "id" UUID NOT NULL,
    "installation_id" UUID NOT NULL,
    "confirm_token_hash" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(6),
    "receipt" TEXT,

    CONSTRAINT "data_deletion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "type" "listing_type" NOT NULL,
    "state" "listing_state" NOT NULL DEFAULT 'unlisted',
    "install_block" "install_block" NOT NULL DEFAULT 'none',
    "published_version_id" UUID,
    "published_at" TIMESTAMPTZ(6),
    "live_client_id" UUID,
    "sandbox_client_id" UUID,
    "certified_until" TIMESTAMPTZ(6),
    "active_installations" INTEGER NOT NULL DEFAULT 0,
    "star_counts" INTEGER[] DEFAULT ARRAY[0, 0, 0, 0, 0]::INTEGER[],
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "state" "version_state" NOT NULL DEFAULT 'draft',
    "lock_version" INTEGER NOT NULL DEFAULT 0,
    "content" JSONB NOT NULL,
    "content_hash" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(6),
    "approved_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "support_email" TEXT NOT NULL DEFAULT '',
    "logo_media_id" UUID,
    "is_house" BOOLEAN NOT NULL DEFAULT false,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_member" (
    "partner_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "member_role" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_member_pkey" PRIMARY KEY ("partner_id","person_id")
);

-- CreateTable
CREATE TABLE "partner_domain" (
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "method" "domain_proof_method",
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(6),
    "last_result" TEXT,
    "verified_at" TIMESTAMPTZ(6),

    CONSTRAINT "partner_domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "agreement_acceptance" (
    "partner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "accepted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_acceptance_pkey" PRIMARY KEY ("partner_id","version")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "workspace_id" UUID,
    "partner_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "ordering_key" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(6),
    "dead_at" TIMESTAMPTZ(6),
    "last_error" TEXT,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_schedule" (
    "name" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "last_run_at" TIMESTAMPTZ(6),
    "last_error" TEXT,

    CONSTRAINT "job_schedule_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response_code" INTEGER,
    "response_body" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "process_heartbeat" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT,
    "build_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "cache_tag" (
    "tag" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cache_tag_pkey" PRIMARY KEY ("tag")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),
    "error" TEXT,

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_object" (
    "id" UUID NOT NULL,
    "partner_id" UUID,
    "purpose" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA,
    "store_key" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "installation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "version_number" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "author_label" TEXT NOT NULL,
    "workspace_label" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'en',
    "state" "review_state" NOT NULL DEFAULT 'visible',
    "lock_version" INTEGER NOT NULL DEFAULT 0,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_reply" (
    "review_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_reply_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "review_report" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(6),
    "outcome" TEXT,

    CONSTRAINT "review_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "client_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "transport" "endpoint_transport" NOT NULL DEFAULT 'http',
    "url" TEXT NOT NULL,
    "state" "endpoint_state" NOT NULL DEFAULT 'active',
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "failing_since" TIMESTAMPTZ(6),
    "notices_sent" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(6),
    "hold_until" TIMESTAMPTZ(6),
    "last_success_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_secret" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retires_at" TIMESTAMPTZ(6),
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "endpoint_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "delivery" (
    "event_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "environment" "environment" NOT NULL,
    "installation_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_duration_ms" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(6),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("event_id","endpoint_id")
);

-- CreateTable
CREATE TABLE "delivery_sequence" (
    "installation_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "delivery_sequence_pkey" PRIMARY KEY ("installation_id","endpoint_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL DEFAULT 'automatic',
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "duration_ms" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "request_headers" JSONB NOT NULL,
    "status" INTEGER,
    "response_headers" JSONB,
    "response_body" TEXT,
    "error" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_token_token_hash_key" ON "email_token"("token_hash");

-- CreateIndex
CREATE INDEX "email_token_person_id_idx" ON "email_token"("person_id");

-- CreateIndex
CREATE INDEX "workspace_partner_id_idx" ON "workspace"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_id_environment_key" ON "workspace"("id", "environment");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_environment_external_id_key" ON "workspace"("environment", "external_id");

-- CreateIndex
CREATE INDEX "workspace_member_person_id_idx" ON "workspace_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_idx" ON "invitation"("workspace_id");

-- CreateIndex
CREATE INDEX "invitation_partner_id_idx" ON "invitation"("partner_id");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "standing_consent_installation_id_key" ON "standing_consent"("installation_id");

-- CreateIndex
CREATE INDEX "standing_consent_client_id_workspace_id_idx" ON "standing_consent"("client_id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "revenue_schedule_preset_version_key" ON "revenue_schedule"("preset", "version");

-- CreateIndex
CREATE UNIQUE INDEX "catalog_entry_slug_key" ON "catalog_entry"("slug");

-- CreateIndex
CREATE INDEX "submission_partner_id_idx" ON "submission"("partner_id");

-- CreateIndex
CREATE INDEX "submission_state_submitted_at_idx" ON "submission"("state", "submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "submission_version_id_round_key" ON "submission"("version_id", "round");

-- CreateIndex
CREATE INDEX "certification_run_version_id_idx" ON "certification_run"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_run_id_rule_id_key" ON "finding"("run_id", "rule_id");

-- CreateIndex
CREATE INDEX "decision_submission_id_idx" ON "decision"("submission_id");

-- CreateIndex
CREATE INDEX "submission_message_submission_id_idx" ON "submission_message"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_version_id_key" ON "certificate"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_submission_id_key" ON "certificate"("submission_id");

-- CreateIndex
CREATE INDEX "certificate_listing_id_idx" ON "certificate"("listing_id");

-- CreateIndex
CREATE INDEX "oauth_client_partner_id_idx" ON "oauth_client"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_client_id_environment_key" ON "oauth_client"("id", "environment");

-- CreateIndex
CREATE INDEX "client_secret_client_id_idx" ON "client_secret"("client_id");

-- CreateIndex
CREATE INDEX "oauth_artifact_grant_id_idx" ON "oauth_artifact"("grant_id");

-- CreateIndex
CREATE INDEX "oauth_artifact_installation_id_idx" ON "oauth_artifact"("installation_id");

-- CreateIndex
CREATE INDEX "oauth_artifact_uid_idx" ON "oauth_artifact"("uid");

-- CreateIndex
CREATE INDEX "oauth_artifact_expires_at_idx" ON "oauth_artifact"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_key_key_hash_key" ON "platform_key"("key_hash");

-- CreateIndex
CREATE INDEX "host_customer_workspace_id_id_idx" ON "host_customer"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "host_customer_id_workspace_id_key" ON "host_customer"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "host_order_workspace_id_id_idx" ON "host_order"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "host_order_id_workspace_id_key" ON "host_order"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "host_order_workspace_id_number_key" ON "host_order"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "host_payment_workspace_id_id_idx" ON "host_payment"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "host_subscription_workspace_id_id_idx" ON "host_subscription"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "installation_listing_id_state_idx" ON "installation"("listing_id", "state");

-- CreateIndex
CREATE INDEX "installation_partner_id_state_idx" ON "installation"("partner_id", "state");

-- CreateIndex
CREATE INDEX "installation_client_id_idx" ON "installation"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "installation_id_environment_key" ON "installation"("id", "environment");

-- CreateIndex
CREATE INDEX "grant_installation_id_idx" ON "grant"("installation_id");

-- CreateIndex
CREATE INDEX "access_entry_installation_id_id_idx" ON "access_entry"("installation_id", "id");

-- CreateIndex
CREATE INDEX "access_entry_workspace_id_id_idx" ON "access_entry"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "data_deletion_installation_id_idx" ON "data_deletion"("installation_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_slug_key" ON "listing"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "listing_published_version_id_key" ON "listing"("published_version_id");

-- CreateIndex
CREATE INDEX "listing_partner_id_idx" ON "listing"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "version_listing_id_number_key" ON "version"("listing_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "partner_slug_key" ON "partner"("slug");

-- CreateIndex
CREATE INDEX "partner_member_person_id_idx" ON "partner_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_domain_partner_id_domain_key" ON "partner_domain"("partner_id", "domain");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_id_idx" ON "audit_entry"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_partner_id_id_idx" ON "audit_entry"("partner_id", "id");

-- CreateIndex
CREATE INDEX "process_heartbeat_kind_seen_at_idx" ON "process_heartbeat"("kind", "seen_at");

-- CreateIndex
CREATE INDEX "mail_message_to_created_at_idx" ON "mail_message"("to", "created_at");

-- CreateIndex
CREATE INDEX "media_object_partner_id_idx" ON "media_object"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_listing_id_workspace_id_key" ON "review"("listing_id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_report_review_id_person_id_key" ON "review_report"("review_id", "person_id");

-- CreateIndex
CREATE INDEX "endpoint_client_id_idx" ON "endpoint"("client_id");

-- CreateIndex
CREATE INDEX "endpoint_partner_id_idx" ON "endpoint"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "endpoint_id_environment_key" ON "endpoint"("id", "environment");

-- CreateIndex
CREATE INDEX "endpoint_secret_endpoint_id_idx" ON "endpoint_secret"("endpoint_id");

-- CreateIndex
CREATE INDEX "event_workspace_id_id_idx" ON "event"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "delivery_partner_id_created_at_idx" ON "delivery"("partner_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_installation_id_endpoint_id_sequence_key" ON "delivery"("installation_id", "endpoint_id", "sequence");

-- CreateIndex
CREATE INDEX "attempt_event_id_endpoint_id_idx" ON "attempt"("event_id", "endpoint_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_member" ADD CONSTRAINT "workspace_member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_member" ADD CONSTRAINT "workspace_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revenue_tier" ADD CONSTRAINT "revenue_tier_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "revenue_schedule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification_run" ADD CONSTRAINT "certification_run_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "certification_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_message" ADD CONSTRAINT "submission_message_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_client" ADD CONSTRAINT "oauth_client_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_secret" ADD CONSTRAINT "client_secret_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "oauth_client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_order" ADD CONSTRAINT "host_order_customer_id_workspace_id_fkey" FOREIGN KEY ("customer_id", "workspace_id") REFERENCES "host_customer"("id", "workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_payment" ADD CONSTRAINT "host_payment_order_id_workspace_id_fkey" FOREIGN KEY ("order_id", "workspace_id") REFERENCES "host_order"("id", "workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_subscription" ADD CONSTRAINT "host_subscription_customer_id_workspace_id_fkey" FOREIGN KEY ("customer_id", "workspace_id") REFERENCES "host_customer"("id", "workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_workspace_id_environment_fkey" FOREIGN KEY ("workspace_id", "environment") REFERENCES "workspace"("id", "environment") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_client_id_environment_fkey" FOREIGN KEY ("client_id", "environment") REFERENCES "oauth_client"("id", "environment") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_deletion" ADD CONSTRAINT "data_deletion_installation_id_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_member" ADD CONSTRAINT "partner_member_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_member" ADD CONSTRAINT "partner_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_domain" ADD CONSTRAINT "partner_domain_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_acceptance" ADD CONSTRAINT "agreement_acceptance_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_acceptance" ADD CONSTRAINT "agreement_acceptance_version_fkey" FOREIGN KEY ("version") REFERENCES "agreement"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_reply" ADD CONSTRAINT "review_reply_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint" ADD CONSTRAINT "endpoint_client_id_environment_fkey" FOREIGN KEY ("client_id", "environment") REFERENCES "oauth_client"("id", "environment") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_secret" ADD CONSTRAINT "endpoint_secret_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_endpoint_id_environment_fkey" FOREIGN KEY ("endpoint_id", "environment") REFERENCES "endpoint"("id", "environment") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say. Listed in prisma/objects.sql and compared with a fresh database by a test.

-- Partitions: event, attempt, audit_entry and access_entry are ranges of their UUIDv7 id, a month each.

CREATE FUNCTION uuid_v7_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

CREATE FUNCTION ensure_partitions(from_month timestamptz, to_month timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  parent text;
  lower_bound timestamptz;
  child text;
  made int := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['event', 'attempt', 'audit_entry', 'access_entry'] LOOP
    lower_bound := date_trunc('month', from_month);
    WHILE lower_bound <= to_month LOOP
      child := parent || '_p' || to_char(lower_bound, 'YYYY_MM');
      IF to_regclass('public.' || child) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', child, parent,
          uuid_v7_floor(lower_bound), uuid_v7_floor(lower_bound + interval '1 month'));
        IF parent = 'audit_entry' THEN
          EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM patchbay_app', child);
        END IF;
        made := made + 1;
      END IF;
      lower_bound := lower_bound + interval '1 month';
    END LOOP;
  END LOOP;
  RETURN made;
END $$;

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'patchbay_app') THEN
    CREATE ROLE patchbay_app NOLOGIN;
  END IF;
END $$;

CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;
CREATE TABLE "attempt_default" PARTITION OF "attempt" DEFAULT;
CREATE TABLE "audit_entry_default" PARTITION OF "audit_entry" DEFAULT;
CREATE TABLE "access_entry_default" PARTITION OF "access_entry" DEFAULT;
SELECT ensure_partitions(now() - interval '7 months', now() + interval '3 months');

-- Foreign keys that Prisma's relations do not draw (upward in the domain order, or into rows it need not load).

ALTER TABLE "event" ADD CONSTRAINT "event_workspace_fkey" FOREIGN KEY ("workspace_id", "environment") REFERENCES "workspace" ("id", "environment");
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_installation_fkey" FOREIGN KEY ("installation_id", "environment") REFERENCES "installation" ("id", "environment");
ALTER TABLE "host_customer" ADD CONSTRAINT "host_customer_workspace_fkey" FOREIGN KEY ("workspace_id", "environment") REFERENCES "workspace" ("id", "environment");
ALTER TABLE "host_order" ADD CONSTRAINT "host_order_workspace_fkey" FOREIGN KEY ("workspace_id", "environment") REFERENCES "workspace" ("id", "environment");
ALTER TABLE "host_payment" ADD CONSTRAINT "host_payment_workspace_fkey" FOREIGN KEY ("workspace_id", "environment") REFERENCES "workspace" ("id", "environment");
ALTER TABLE "host_subscription" ADD CONSTRAINT "host_subscription_workspace_fkey" FOREIGN KEY ("workspace_id", "environment") REFERENCES "workspace" ("id", "environment");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_partner_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "person" ("id");
ALTER TABLE "listing" ADD CONSTRAINT "listing_published_version_fkey" FOREIGN KEY ("published_version_id") REFERENCES "version" ("id");
ALTER TABLE "listing" ADD CONSTRAINT "listing_live_client_fkey" FOREIGN KEY ("live_client_id") REFERENCES "oauth_client" ("id");
ALTER TABLE "listing" ADD CONSTRAINT "listing_sandbox_client_fkey" FOREIGN KEY ("sandbox_client_id") REFERENCES "oauth_client" ("id");
ALTER TABLE "oauth_client" ADD CONSTRAINT "oauth_client_listing_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing" ("id");
ALTER TABLE "installation" ADD CONSTRAINT "installation_partner_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id");
ALTER TABLE "installation" ADD CONSTRAINT "installation_offered_version_fkey" FOREIGN KEY ("offered_version_id") REFERENCES "version" ("id");
ALTER TABLE "grant" ADD CONSTRAINT "grant_version_fkey" FOREIGN KEY ("version_id") REFERENCES "version" ("id");
ALTER TABLE "endpoint" ADD CONSTRAINT "endpoint_partner_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id");
ALTER TABLE "review" ADD CONSTRAINT "review_listing_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing" ("id");
ALTER TABLE "review" ADD CONSTRAINT "review_workspace_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id");
ALTER TABLE "review" ADD CONSTRAINT "review_installation_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation" ("id");
ALTER TABLE "review" ADD CONSTRAINT "review_version_fkey" FOREIGN KEY ("version_id") REFERENCES "version" ("id");
ALTER TABLE "submission" ADD CONSTRAINT "submission_version_fkey" FOREIGN KEY ("version_id") REFERENCES "version" ("id");
ALTER TABLE "submission" ADD CONSTRAINT "submission_listing_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing" ("id");
ALTER TABLE "submission" ADD CONSTRAINT "submission_partner_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id");
ALTER TABLE "certification_run" ADD CONSTRAINT "certification_run_version_fkey" FOREIGN KEY ("version_id") REFERENCES "version" ("id");
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_version_fkey" FOREIGN KEY ("version_id") REFERENCES "version" ("id");
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_listing_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing" ("id");
ALTER TABLE "catalog_entry" ADD CONSTRAINT "catalog_entry_listing_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing" ("id") ON DELETE CASCADE;
ALTER TABLE "standing_consent" ADD CONSTRAINT "standing_consent_installation_fkey" FOREIGN KEY ("installation_id") REFERENCES "installation" ("id");

-- Rules carried by partial unique indexes.

CREATE UNIQUE INDEX "installation_live_key" ON "installation" ("workspace_id", "listing_id") WHERE "state" IN ('pending', 'awaiting_payment', 'active', 'suspended');
CREATE UNIQUE INDEX "installation_requested_key" ON "installation" ("workspace_id", "listing_id") WHERE "state" = 'requested';
CREATE UNIQUE INDEX "grant_live_key" ON "grant" ("installation_id") WHERE "revoked_at" IS NULL;
CREATE UNIQUE INDEX "submission_open_key" ON "submission" ("version_id") WHERE "state" IN ('submitted', 'in_review');
CREATE UNIQUE INDEX "version_working_key" ON "version" ("listing_id") WHERE "state" IN ('draft', 'submitted', 'in_review', 'changes_requested', 'approved');
CREATE UNIQUE INDEX "version_published_key" ON "version" ("listing_id") WHERE "state" = 'published';
CREATE UNIQUE INDEX "endpoint_secret_current_key" ON "endpoint_secret" ("endpoint_id") WHERE "retires_at" IS NULL AND "retired_at" IS NULL;
CREATE UNIQUE INDEX "endpoint_secret_retiring_key" ON "endpoint_secret" ("endpoint_id") WHERE "retires_at" IS NOT NULL AND "retired_at" IS NULL;
CREATE UNIQUE INDEX "invitation_workspace_open_key" ON "invitation" ("workspace_id", "email") WHERE "workspace_id" IS NOT NULL AND "accepted_at" IS NULL AND "revoked_at" IS NULL;
CREATE UNIQUE INDEX "invitation_partner_open_key" ON "invitation" ("partner_id", "email") WHERE "partner_id" IS NOT NULL AND "accepted_at" IS NULL AND "revoked_at" IS NULL;
CREATE UNIQUE INDEX "partner_domain_verified_key" ON "partner_domain" ("domain") WHERE "verified_at" IS NOT NULL;
CREATE UNIQUE INDEX "partner_house_key" ON "partner" ("is_house") WHERE "is_house";

-- Queues.

CREATE INDEX "outbox_message_due_idx" ON "outbox_message" ("due_at") WHERE "done_at" IS NULL AND "dead_at" IS NULL;
CREATE INDEX "outbox_message_ordering_idx" ON "outbox_message" ("ordering_key", "id") WHERE "done_at" IS NULL AND "dead_at" IS NULL AND "ordering_key" IS NOT NULL;
CREATE INDEX "delivery_due_idx" ON "delivery" ("endpoint_id", "due_at") WHERE "state" = 'pending';
CREATE INDEX "endpoint_live_idx" ON "endpoint" ("client_id") WHERE "deleted_at" IS NULL;

-- Catalog search.

ALTER TABLE "catalog_entry" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', "name" || ' ' || "partner_name"), 'A')
  || setweight(to_tsvector('simple', "name" || ' ' || "partner_name"), 'A')
  || setweight(to_tsvector('english', "promise"), 'B')
  || setweight(to_tsvector('english', "search_text"), 'C')
  || setweight(to_tsvector('simple', "promise" || ' ' || "search_text"), 'D')
) STORED;
CREATE INDEX "catalog_entry_search_idx" ON "catalog_entry" USING gin ("search");
CREATE INDEX "catalog_entry_name_trgm_idx" ON "catalog_entry" USING gin ((lower("name")) gin_trgm_ops);

-- Checks.

ALTER TABLE "workspace" ADD CONSTRAINT "workspace_sandbox_check" CHECK (("environment" = 'sandbox') = ("partner_id" IS NOT NULL));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_target_check" CHECK (num_nonnulls("workspace_id", "partner_id") = 1);
ALTER TABLE "review" ADD CONSTRAINT "review_stars_check" CHECK ("stars" BETWEEN 1 AND 5);
ALTER TABLE "catalog_entry" ADD CONSTRAINT "catalog_entry_depth_check" CHECK ("depth" BETWEEN 0 AND 7);
ALTER TABLE "listing" ADD CONSTRAINT "listing_star_counts_check" CHECK (array_length("star_counts", 1) = 5);
ALTER TABLE "listing" ADD CONSTRAINT "listing_published_check" CHECK ("state" = 'unlisted' OR "published_version_id" IS NOT NULL);
ALTER TABLE "revenue_tier" ADD CONSTRAINT "revenue_tier_rate_check" CHECK ("rate_bp" BETWEEN 0 AND 10000 AND ("up_to_minor" IS NULL OR "up_to_minor" > "from_minor"));
ALTER TABLE "access_entry" ADD CONSTRAINT "access_entry_access_check" CHECK ("access" IN ('read', 'write'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_result_check" CHECK ("result" IN ('pass', 'fail', 'not_judged') AND "severity" IN ('blocking', 'advice'));
ALTER TABLE "decision" ADD CONSTRAINT "decision_kind_check" CHECK ("kind" IN ('request_changes', 'approve', 'reject') AND ("kind" = 'approve' OR cardinality("rule_ids") > 0));
ALTER TABLE "host_order" ADD CONSTRAINT "host_order_total_check" CHECK ("total_minor" >= 0 AND "tax_minor" >= 0);

-- Rules carried by triggers.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "decision_append_only" BEFORE UPDATE OR DELETE ON "decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "revenue_schedule_append_only" BEFORE UPDATE OR DELETE ON "revenue_schedule" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "revenue_tier_append_only" BEFORE UPDATE OR DELETE ON "revenue_tier" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_last_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  alive boolean;
BEGIN
  IF TG_TABLE_NAME = 'workspace_member' THEN
    SELECT deleted_at IS NULL INTO alive FROM workspace WHERE id = OLD.workspace_id FOR UPDATE;
    IF alive AND NOT EXISTS (SELECT FROM workspace_member WHERE workspace_id = OLD.workspace_id AND role = 'owner') THEN
      RAISE EXCEPTION 'a workspace keeps at least one owner' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'last_owner';
    END IF;
  ELSE
    SELECT closed_at IS NULL INTO alive FROM partner WHERE id = OLD.partner_id FOR UPDATE;
    IF alive AND NOT EXISTS (SELECT FROM partner_member WHERE partner_id = OLD.partner_id AND role = 'owner') THEN
      RAISE EXCEPTION 'a partner keeps at least one owner' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'last_owner';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "workspace_member_last_owner" AFTER UPDATE OR DELETE ON "workspace_member" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION keep_last_owner();
CREATE CONSTRAINT TRIGGER "partner_member_last_owner" AFTER UPDATE OR DELETE ON "partner_member" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION keep_last_owner();

CREATE FUNCTION freeze_version_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'changes_requested') AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.number <> OLD.number) THEN
    RAISE EXCEPTION 'version % is frozen', OLD.number USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'version_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "version_frozen" BEFORE UPDATE ON "version" FOR EACH ROW EXECUTE FUNCTION freeze_version_content();

CREATE FUNCTION check_listing_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  house boolean;
BEGIN
  SELECT is_house INTO house FROM partner WHERE id = NEW.partner_id;
  IF (NEW.type IN ('native', 'embedded')) <> house THEN
    RAISE EXCEPTION 'native and embedded listings belong to the built-in partner, and only they' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'listing_owner';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "listing_owner" BEFORE INSERT OR UPDATE OF "type", "partner_id" ON "listing" FOR EACH ROW EXECUTE FUNCTION check_listing_owner();

CREATE FUNCTION check_sandbox_installation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.environment = 'sandbox' AND NOT EXISTS (SELECT FROM workspace WHERE id = NEW.workspace_id AND partner_id = NEW.partner_id) THEN
    RAISE EXCEPTION 'a sandbox workspace takes only its own partner''s integrations' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sandbox_own_partner';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "installation_sandbox_own_partner" BEFORE INSERT OR UPDATE OF "workspace_id", "partner_id", "environment" ON "installation" FOR EACH ROW EXECUTE FUNCTION check_sandbox_installation();

CREATE FUNCTION check_reviewer_independent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM submission s JOIN partner_member m ON m.partner_id = s.partner_id WHERE s.id = NEW.submission_id AND m.person_id = NEW.reviewer_id) THEN
    RAISE EXCEPTION 'nobody certifies a partner they belong to' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reviewer_independent';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "verdict_reviewer_independent" BEFORE INSERT OR UPDATE ON "verdict" FOR EACH ROW EXECUTE FUNCTION check_reviewer_independent();
CREATE TRIGGER "decision_reviewer_independent" BEFORE INSERT ON "decision" FOR EACH ROW EXECUTE FUNCTION check_reviewer_independent();

CREATE FUNCTION check_approval_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'approve' AND (SELECT count(*) FROM verdict WHERE submission_id = NEW.submission_id AND value IN ('pass', 'waive')) < 7 THEN
    RAISE EXCEPTION 'no approval without seven verdicts' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'seven_verdicts';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "decision_seven_verdicts" BEFORE INSERT ON "decision" FOR EACH ROW EXECUTE FUNCTION check_approval_verdicts();

-- The runtime role: data, never structure; no UPDATE or DELETE on audit, decisions and revenue schedules.

GRANT USAGE ON SCHEMA public TO patchbay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO patchbay_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO patchbay_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO patchbay_app;
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM patchbay_app;
DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT 'audit_entry'::regclass UNION ALL SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'audit_entry'::regclass
    UNION ALL SELECT unnest(ARRAY['decision', 'revenue_schedule', 'revenue_tier']::regclass[]) LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM patchbay_app', t);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION ensure_partitions(timestamptz, timestamptz) TO patchbay_app;

-- The first revenue-share schedule: 30 / 25 / 20 / 15 % of the slices at $10,000 / $50,000 / $100,000 a month.

INSERT INTO "revenue_schedule" ("id", "preset", "version", "name", "effective_from") VALUES ('01900000-0000-7000-8000-000000000001', 'standard', 1, 'Standard revenue share', '2026-01-01Z');
INSERT INTO "revenue_tier" ("schedule_id", "position", "from_minor", "up_to_minor", "rate_bp") VALUES
  ('01900000-0000-7000-8000-000000000001', 0, 0, 1000000, 3000),
  ('01900000-0000-7000-8000-000000000001', 1, 1000000, 5000000, 2500),
  ('01900000-0000-7000-8000-000000000001', 2, 5000000, 10000000, 2000),
  ('01900000-0000-7000-8000-000000000001', 3, 10000000, NULL, 1500);
INSERT INTO "agreement" ("version", "title", "body") VALUES (1, 'Partner agreement', E'You keep your product and your name. You give the platform the right to show your listing.\n\nYou only ask for data that your integration uses, keep it no longer than you say, and delete it within 30 days when a workspace asks.\n\nYou tell the platform within 24 hours when data was exposed. You answer support messages within two working days.\n\nThe platform may stop new installations, and in an emergency all of them, and shows you the evidence when it does.\n\nRevenue is shared by the published tiers. A higher share for the platform takes at least 180 days'' notice.');

-- What the migrations make and prisma/schema cannot say, read from a fresh database. It is a list, not a script: the
-- migrations make these. npm run db:objects writes it anew; a test compares it.

-- Extensions

CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;

-- Partitioning

CREATE TABLE access_entry PARTITION BY RANGE (id);
CREATE TABLE attempt PARTITION BY RANGE (id);
CREATE TABLE audit_entry PARTITION BY RANGE (id);
CREATE TABLE event PARTITION BY RANGE (id);

-- Columns

ALTER TABLE catalog_entry ADD COLUMN name_search tsvector GENERATED ALWAYS AS ((to_tsvector('english'::regconfig, name_text) || to_tsvector('simple'::regconfig, name_text))) STORED;
ALTER TABLE catalog_entry ADD COLUMN search tsvector GENERATED ALWAYS AS ((((((((setweight(to_tsvector('english'::regconfig, name_text), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, name_text), 'A'::"char")) || setweight(to_tsvector('english'::regconfig, tagline_text), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, tagline_text), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, uses_text), 'C'::"char")) || setweight(to_tsvector('simple'::regconfig, uses_text), 'C'::"char")) || setweight(to_tsvector('english'::regconfig, other_text), 'D'::"char")) || setweight(to_tsvector('simple'::regconfig, other_text), 'D'::"char"))) STORED;
ALTER TABLE delivery ADD COLUMN dead_created_at timestamp(6) with time zone GENERATED ALWAYS AS (
CASE
    WHEN (state = 'dead'::delivery_state) THEN created_at
    ELSE NULL::timestamp with time zone
END) STORED;

-- Constraints

ALTER TABLE "grant" ADD CONSTRAINT grant_version_fkey FOREIGN KEY (version_id) REFERENCES version(id);
ALTER TABLE access_entry ADD CONSTRAINT access_entry_access_check CHECK ((access = ANY (ARRAY['read'::text, 'write'::text])));
ALTER TABLE business_clock ADD CONSTRAINT business_clock_one_row CHECK (id);
ALTER TABLE catalog_entry ADD CONSTRAINT catalog_entry_depth_check CHECK (((depth >= 0) AND (depth <= 7)));
ALTER TABLE catalog_entry ADD CONSTRAINT catalog_entry_listing_fkey FOREIGN KEY (listing_id) REFERENCES listing(id) ON DELETE CASCADE;
ALTER TABLE catalog_entry ADD CONSTRAINT catalog_entry_price_kind_check CHECK ((price_kind = ANY (ARRAY['free'::text, 'trial'::text, 'paid'::text])));
ALTER TABLE catalog_word ADD CONSTRAINT catalog_word_place_check CHECK (((place >= 0) AND (place <= 3)));
ALTER TABLE certificate ADD CONSTRAINT certificate_listing_fkey FOREIGN KEY (listing_id) REFERENCES listing(id);
ALTER TABLE certificate ADD CONSTRAINT certificate_version_fkey FOREIGN KEY (version_id) REFERENCES version(id);
ALTER TABLE certification_run ADD CONSTRAINT certification_run_version_fkey FOREIGN KEY (version_id) REFERENCES version(id);
ALTER TABLE decision ADD CONSTRAINT decision_kind_check CHECK (((kind = ANY (ARRAY['request_changes'::text, 'approve'::text, 'reject'::text])) AND ((kind = 'approve'::text) OR (cardinality(rule_ids) > 0))));
ALTER TABLE delivery ADD CONSTRAINT delivery_installation_fkey FOREIGN KEY (installation_id, environment) REFERENCES installation(id, environment);
ALTER TABLE endpoint ADD CONSTRAINT endpoint_partner_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);
ALTER TABLE endpoint ADD CONSTRAINT endpoint_url_check CHECK ((url !~ '[\u0001-\u001f\u007f-\u009f]'::text));
ALTER TABLE event ADD CONSTRAINT event_workspace_fkey FOREIGN KEY (workspace_id, environment) REFERENCES workspace(id, environment);
ALTER TABLE finding ADD CONSTRAINT finding_result_check CHECK (((result = ANY (ARRAY['pass'::text, 'fail'::text, 'not_judged'::text])) AND (severity = ANY (ARRAY['blocking'::text, 'advice'::text]))));
ALTER TABLE host_customer ADD CONSTRAINT host_customer_workspace_fkey FOREIGN KEY (workspace_id, environment) REFERENCES workspace(id, environment);
ALTER TABLE host_order ADD CONSTRAINT host_order_total_check CHECK (((total_minor >= 0) AND (tax_minor >= 0)));
ALTER TABLE host_order ADD CONSTRAINT host_order_workspace_fkey FOREIGN KEY (workspace_id, environment) REFERENCES workspace(id, environment);
ALTER TABLE host_payment ADD CONSTRAINT host_payment_workspace_fkey FOREIGN KEY (workspace_id, environment) REFERENCES workspace(id, environment);
ALTER TABLE host_subscription ADD CONSTRAINT host_subscription_workspace_fkey FOREIGN KEY (workspace_id, environment) REFERENCES workspace(id, environment);
ALTER TABLE installation ADD CONSTRAINT installation_offered_version_fkey FOREIGN KEY (offered_version_id) REFERENCES version(id);
ALTER TABLE installation ADD CONSTRAINT installation_partner_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);
ALTER TABLE invitation ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by_id) REFERENCES person(id);
ALTER TABLE invitation ADD CONSTRAINT invitation_partner_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);
ALTER TABLE invitation ADD CONSTRAINT invitation_staff_check CHECK (((staff_role IS NULL) OR (invited_by_id IS NOT NULL)));
ALTER TABLE invitation ADD CONSTRAINT invitation_target_check CHECK ((num_nonnulls(workspace_id, partner_id, staff_role) = 1));
ALTER TABLE invitation ADD CONSTRAINT invitation_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id);
ALTER TABLE listing ADD CONSTRAINT listing_live_client_fkey FOREIGN KEY (live_client_id) REFERENCES oauth_client(id);
ALTER TABLE listing ADD CONSTRAINT listing_published_check CHECK (((state = 'unlisted'::listing_state) OR (published_version_id IS NOT NULL)));
ALTER TABLE listing ADD CONSTRAINT listing_published_version_fkey FOREIGN KEY (published_version_id) REFERENCES version(id);
ALTER TABLE listing ADD CONSTRAINT listing_sandbox_client_fkey FOREIGN KEY (sandbox_client_id) REFERENCES oauth_client(id);
ALTER TABLE listing ADD CONSTRAINT listing_star_counts_check CHECK ((array_length(star_counts, 1) = 5));
ALTER TABLE listing_measure ADD CONSTRAINT listing_measure_proposed_check CHECK (((state <> 'proposed'::measure_state) OR (two_people AND (expires_at IS NOT NULL))));
ALTER TABLE listing_measure ADD CONSTRAINT listing_measure_taken_check CHECK (((state <> 'taken'::measure_state) OR ((decided_by_id IS NOT NULL) AND (decided_at IS NOT NULL))));
ALTER TABLE listing_measure ADD CONSTRAINT listing_measure_two_people_check CHECK (((NOT (two_people AND (state = 'taken'::measure_state))) OR (decided_by_id <> proposed_by_id)));
ALTER TABLE oauth_client ADD CONSTRAINT oauth_client_listing_fkey FOREIGN KEY (listing_id) REFERENCES listing(id);
ALTER TABLE partner ADD CONSTRAINT partner_website_check CHECK ((website !~ '[\u0001-\u001f\u007f-\u009f]'::text));
ALTER TABLE partner_member ADD CONSTRAINT partner_member_last_owner TRIGGER DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE revenue_tier ADD CONSTRAINT revenue_tier_rate_check CHECK ((((rate_bp >= 0) AND (rate_bp <= 10000)) AND ((up_to_minor IS NULL) OR (up_to_minor > from_minor))));
ALTER TABLE review ADD CONSTRAINT review_installation_fkey FOREIGN KEY (installation_id) REFERENCES installation(id);
ALTER TABLE review ADD CONSTRAINT review_listing_fkey FOREIGN KEY (listing_id) REFERENCES listing(id);
ALTER TABLE review ADD CONSTRAINT review_stars_check CHECK (((stars >= 1) AND (stars <= 5)));
ALTER TABLE review ADD CONSTRAINT review_version_fkey FOREIGN KEY (version_id) REFERENCES version(id);
ALTER TABLE review ADD CONSTRAINT review_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id);
ALTER TABLE search_synonym ADD CONSTRAINT search_synonym_kind_check CHECK ((kind = ANY (ARRAY['synonym'::text, 'brand'::text])));
ALTER TABLE search_synonym ADD CONSTRAINT search_synonym_lang_check CHECK ((lang = ANY (ARRAY['en'::text, 'he'::text])));
ALTER TABLE search_synonym ADD CONSTRAINT search_synonym_words_check CHECK (((cardinality(words) > 0) AND (cardinality(keys) > 0) AND (cardinality(means) > 0)));
ALTER TABLE standing_consent ADD CONSTRAINT standing_consent_installation_fkey FOREIGN KEY (installation_id) REFERENCES installation(id);
ALTER TABLE submission ADD CONSTRAINT submission_listing_fkey FOREIGN KEY (listing_id) REFERENCES listing(id);
ALTER TABLE submission ADD CONSTRAINT submission_partner_fkey FOREIGN KEY (partner_id) REFERENCES partner(id);
ALTER TABLE submission ADD CONSTRAINT submission_version_fkey FOREIGN KEY (version_id) REFERENCES version(id);
ALTER TABLE workspace ADD CONSTRAINT workspace_sandbox_check CHECK (((environment = 'sandbox'::environment) = (partner_id IS NOT NULL)));
ALTER TABLE workspace_member ADD CONSTRAINT workspace_member_last_owner TRIGGER DEFERRABLE INITIALLY DEFERRED;

-- Indexes

CREATE INDEX catalog_entry_counts_idx ON public.catalog_entry USING btree (listing_id) INCLUDE (use_case_bits, tool_type_bits, industry_bits, functionality_bits, type, depth, price_kind, certified_until, rating_bp);
CREATE INDEX catalog_entry_name_idx ON public.catalog_entry USING btree (lower(name), listing_id);
CREATE INDEX catalog_entry_name_search_idx ON public.catalog_entry USING gin (name_search);
CREATE INDEX catalog_entry_rated_idx ON public.catalog_entry USING btree (rating_bp DESC NULLS LAST, review_count DESC, listing_id);
CREATE INDEX catalog_entry_search_idx ON public.catalog_entry USING gin (search);
CREATE INDEX catalog_word_trgm_idx ON public.catalog_word USING gin (word gin_trgm_ops);
CREATE INDEX delivery_dead_idx ON public.delivery USING btree (endpoint_id, dead_created_at) WHERE (dead_created_at IS NOT NULL);
CREATE INDEX endpoint_live_idx ON public.endpoint USING btree (client_id) WHERE (deleted_at IS NULL);
CREATE INDEX outbox_message_dead_idx ON public.outbox_message USING btree (dead_at) WHERE (dead_at IS NOT NULL);
CREATE INDEX outbox_message_done_idx ON public.outbox_message USING btree (done_at) WHERE (done_at IS NOT NULL);
CREATE INDEX outbox_message_due_idx ON public.outbox_message USING btree (due_at) WHERE ((done_at IS NULL) AND (dead_at IS NULL));
CREATE INDEX outbox_message_lease_idx ON public.outbox_message USING btree (lease_owner) WHERE (lease_owner IS NOT NULL);
CREATE INDEX outbox_message_open_name_idx ON public.outbox_message USING btree (name) WHERE ((done_at IS NULL) AND (dead_at IS NULL));
CREATE INDEX outbox_message_ordering_idx ON public.outbox_message USING btree (ordering_key, id) WHERE ((done_at IS NULL) AND (dead_at IS NULL) AND (ordering_key IS NOT NULL));
CREATE UNIQUE INDEX endpoint_secret_current_key ON public.endpoint_secret USING btree (endpoint_id) WHERE ((retires_at IS NULL) AND (retired_at IS NULL));
CREATE UNIQUE INDEX endpoint_secret_retiring_key ON public.endpoint_secret USING btree (endpoint_id) WHERE ((retires_at IS NOT NULL) AND (retired_at IS NULL));
CREATE UNIQUE INDEX grant_live_key ON public."grant" USING btree (installation_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX installation_live_key ON public.installation USING btree (workspace_id, listing_id) WHERE (state = ANY (ARRAY['pending'::installation_state, 'awaiting_payment'::installation_state, 'active'::installation_state, 'suspended'::installation_state]));
CREATE UNIQUE INDEX installation_requested_key ON public.installation USING btree (workspace_id, listing_id) WHERE (state = 'requested'::installation_state);
CREATE UNIQUE INDEX invitation_partner_open_key ON public.invitation USING btree (partner_id, email) WHERE ((partner_id IS NOT NULL) AND (accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX invitation_staff_open_key ON public.invitation USING btree (email) WHERE ((staff_role IS NOT NULL) AND (accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX invitation_workspace_open_key ON public.invitation USING btree (workspace_id, email) WHERE ((workspace_id IS NOT NULL) AND (accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX listing_measure_proposed_key ON public.listing_measure USING btree (listing_id) WHERE (state = 'proposed'::measure_state);
CREATE UNIQUE INDEX partner_domain_verified_key ON public.partner_domain USING btree (domain) WHERE (verified_at IS NOT NULL);
CREATE UNIQUE INDEX partner_house_key ON public.partner USING btree (is_house) WHERE is_house;
CREATE UNIQUE INDEX submission_open_key ON public.submission USING btree (version_id) WHERE (state = ANY (ARRAY['submitted'::submission_state, 'in_review'::submission_state]));
CREATE UNIQUE INDEX version_published_key ON public.version USING btree (listing_id) WHERE (state = 'published'::version_state);
CREATE UNIQUE INDEX version_working_key ON public.version USING btree (listing_id) WHERE (state = ANY (ARRAY['draft'::version_state, 'submitted'::version_state, 'in_review'::version_state, 'changes_requested'::version_state, 'approved'::version_state]));

-- Functions

CREATE OR REPLACE FUNCTION public.business_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT statement_timestamp() + make_interval(secs => coalesce((SELECT ahead_seconds FROM public.business_clock), 0)::float8)
$function$;
CREATE OR REPLACE FUNCTION public.check_approval_verdicts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.kind = 'approve' AND (SELECT count(*) FROM verdict WHERE submission_id = NEW.submission_id AND value IN ('pass', 'waive')) < 7 THEN
    RAISE EXCEPTION 'no approval without seven verdicts' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'seven_verdicts';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_certificate_approved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM submission s JOIN decision d ON d.submission_id = s.id AND d.kind = 'approve'
    WHERE s.id = NEW.submission_id AND s.version_id = NEW.version_id AND s.listing_id = NEW.listing_id
  ) THEN
    RAISE EXCEPTION 'no certificate without an approval' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'certificate_approved';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_claim_independent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.claimed_by_id IS NOT NULL AND EXISTS (SELECT FROM partner_member WHERE partner_id = NEW.partner_id AND person_id = NEW.claimed_by_id) THEN
    RAISE EXCEPTION 'nobody certifies a partner they belong to' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'claim_independent';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_decided_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  needed text := CASE NEW.state WHEN 'approved' THEN 'approve' WHEN 'rejected' THEN 'reject' WHEN 'changes_requested' THEN 'request_changes' END;
BEGIN
  IF needed IS NOT NULL AND NOT EXISTS (SELECT FROM decision WHERE submission_id = NEW.id AND kind = needed) THEN
    RAISE EXCEPTION 'no approval without seven verdicts, and no outcome without a decision' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decided_state';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_decision_in_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM submission WHERE id = NEW.submission_id AND state = 'in_review') THEN
    RAISE EXCEPTION 'only a submission in review is decided' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decision_in_review';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_listing_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  house boolean;
BEGIN
  SELECT is_house INTO house FROM partner WHERE id = NEW.partner_id;
  IF (NEW.type IN ('native', 'embedded')) <> house THEN
    RAISE EXCEPTION 'native and embedded listings belong to the built-in partner, and only they' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'listing_owner';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_reviewer_independent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM submission s JOIN partner_member m ON m.partner_id = s.partner_id WHERE s.id = NEW.submission_id AND m.person_id = NEW.reviewer_id) THEN
    RAISE EXCEPTION 'nobody certifies a partner they belong to' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reviewer_independent';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_sandbox_installation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.environment = 'sandbox' AND NOT EXISTS (SELECT FROM workspace WHERE id = NEW.workspace_id AND partner_id = NEW.partner_id) THEN
    RAISE EXCEPTION 'a sandbox workspace takes only its own partner''s integrations' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sandbox_own_partner';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.check_verdict_in_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  of_submission uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.submission_id ELSE NEW.submission_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM submission WHERE id = of_submission AND state = 'in_review') THEN
    RAISE EXCEPTION 'the verdict on a submission that is not in review is frozen' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'verdict_in_review';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.ensure_partitions(from_month timestamp with time zone, to_month timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
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
END $function$;
CREATE OR REPLACE FUNCTION public.freeze_snapshot()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (NEW.snapshot, NEW.snapshot_hash, NEW.version_id, NEW.partner_id, NEW.round) IS DISTINCT FROM (OLD.snapshot, OLD.snapshot_hash, OLD.version_id, OLD.partner_id, OLD.round) THEN
    RAISE EXCEPTION 'the snapshot of a submission is frozen' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'snapshot_frozen';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.freeze_version_content()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.state NOT IN ('draft', 'changes_requested') AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.number <> OLD.number) THEN
    RAISE EXCEPTION 'version % is frozen', OLD.number USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'version_frozen';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.keep_last_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
END $function$;
CREATE OR REPLACE FUNCTION public.uuid_v7_floor(at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$function$;

-- Triggers

CREATE CONSTRAINT TRIGGER partner_member_last_owner AFTER DELETE OR UPDATE ON public.partner_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.role = 'owner'::member_role)) EXECUTE FUNCTION keep_last_owner();
CREATE CONSTRAINT TRIGGER workspace_member_last_owner AFTER DELETE OR UPDATE ON public.workspace_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.role = 'owner'::member_role)) EXECUTE FUNCTION keep_last_owner();
CREATE TRIGGER agreement_acceptance_append_only BEFORE DELETE OR UPDATE ON public.agreement_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agreement_append_only BEFORE DELETE OR UPDATE ON public.agreement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificate_approved BEFORE INSERT OR UPDATE OF submission_id, version_id, listing_id ON public.certificate FOR EACH ROW EXECUTE FUNCTION check_certificate_approved();
CREATE TRIGGER decision_append_only BEFORE DELETE OR UPDATE ON public.decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_in_review BEFORE INSERT ON public.decision FOR EACH ROW EXECUTE FUNCTION check_decision_in_review();
CREATE TRIGGER decision_reviewer_independent BEFORE INSERT ON public.decision FOR EACH ROW EXECUTE FUNCTION check_reviewer_independent();
CREATE TRIGGER decision_seven_verdicts BEFORE INSERT ON public.decision FOR EACH ROW EXECUTE FUNCTION check_approval_verdicts();
CREATE TRIGGER installation_sandbox_own_partner BEFORE INSERT OR UPDATE OF workspace_id, partner_id, environment ON public.installation FOR EACH ROW EXECUTE FUNCTION check_sandbox_installation();
CREATE TRIGGER listing_owner BEFORE INSERT OR UPDATE OF type, partner_id ON public.listing FOR EACH ROW EXECUTE FUNCTION check_listing_owner();
CREATE TRIGGER revenue_schedule_append_only BEFORE DELETE OR UPDATE ON public.revenue_schedule FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revenue_tier_append_only BEFORE DELETE OR UPDATE ON public.revenue_tier FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_claim_independent BEFORE INSERT OR UPDATE OF claimed_by_id ON public.submission FOR EACH ROW EXECUTE FUNCTION check_claim_independent();
CREATE TRIGGER submission_decided_state BEFORE INSERT OR UPDATE OF state ON public.submission FOR EACH ROW EXECUTE FUNCTION check_decided_state();
CREATE TRIGGER submission_snapshot_frozen BEFORE UPDATE ON public.submission FOR EACH ROW EXECUTE FUNCTION freeze_snapshot();
CREATE TRIGGER verdict_in_review BEFORE INSERT OR DELETE OR UPDATE ON public.verdict FOR EACH ROW EXECUTE FUNCTION check_verdict_in_review();
CREATE TRIGGER verdict_reviewer_independent BEFORE INSERT OR UPDATE ON public.verdict FOR EACH ROW EXECUTE FUNCTION check_reviewer_independent();
CREATE TRIGGER version_frozen BEFORE UPDATE ON public.version FOR EACH ROW EXECUTE FUNCTION freeze_version_content();

-- Rights of the runtime role

GRANT DELETE, INSERT, SELECT, UPDATE ON "grant" TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON access_entry TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON attempt TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON cache_tag TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON catalog_entry TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON catalog_word TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON certificate TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON certification_run TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON client_secret TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON data_deletion TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON delivery_sequence TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON email_token TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON endpoint TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON endpoint_secret TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON event TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON finding TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON host_customer TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON host_order TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON host_payment TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON host_subscription TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_key TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON installation TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON invitation TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON job_schedule TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON listing TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON listing_measure TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON mail_block TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON mail_message TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON media_object TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON oauth_artifact TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON oauth_client TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON outbox_message TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON parked_row TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON partner TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON partner_domain TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON partner_member TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON person TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON platform_key TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON process_heartbeat TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON queued_delivery TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON rate_limit TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review_reply TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON review_report TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON search_synonym TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON section_save TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON setting TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON signing_key TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON staff_member TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON standing_consent TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON submission TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON submission_message TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON verdict TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON version TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON workspace TO patchbay_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON workspace_member TO patchbay_app;
GRANT INSERT, SELECT ON agreement TO patchbay_app;
GRANT INSERT, SELECT ON agreement_acceptance TO patchbay_app;
GRANT INSERT, SELECT ON audit_entry TO patchbay_app;
GRANT INSERT, SELECT ON decision TO patchbay_app;
GRANT INSERT, SELECT ON revenue_schedule TO patchbay_app;
GRANT INSERT, SELECT ON revenue_tier TO patchbay_app;
GRANT SELECT ON _prisma_migrations TO patchbay_app;
GRANT SELECT ON business_clock TO patchbay_app;

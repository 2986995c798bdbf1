-- Certification's own rules, so that no code and no statement can step around them.

-- A reviewer who belongs to the partner does not get as far as holding the submission.
CREATE FUNCTION check_claim_independent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.claimed_by_id IS NOT NULL AND EXISTS (SELECT FROM partner_member WHERE partner_id = NEW.partner_id AND person_id = NEW.claimed_by_id) THEN
    RAISE EXCEPTION 'nobody certifies a partner they belong to' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'claim_independent';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "submission_claim_independent" BEFORE INSERT OR UPDATE OF "claimed_by_id" ON "submission" FOR EACH ROW EXECUTE FUNCTION check_claim_independent();

-- What was handed in stays as it was handed in.
CREATE FUNCTION freeze_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.snapshot, NEW.snapshot_hash, NEW.version_id, NEW.partner_id, NEW.round) IS DISTINCT FROM (OLD.snapshot, OLD.snapshot_hash, OLD.version_id, OLD.partner_id, OLD.round) THEN
    RAISE EXCEPTION 'the snapshot of a submission is frozen' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'snapshot_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "submission_snapshot_frozen" BEFORE UPDATE ON "submission" FOR EACH ROW EXECUTE FUNCTION freeze_snapshot();

-- A decision is about a submission in review, and a submission is decided by a decision.
CREATE FUNCTION check_decision_in_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM submission WHERE id = NEW.submission_id AND state = 'in_review') THEN
    RAISE EXCEPTION 'only a submission in review is decided' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decision_in_review';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "decision_in_review" BEFORE INSERT ON "decision" FOR EACH ROW EXECUTE FUNCTION check_decision_in_review();

CREATE FUNCTION check_decided_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  needed text := CASE NEW.state WHEN 'approved' THEN 'approve' WHEN 'rejected' THEN 'reject' WHEN 'changes_requested' THEN 'request_changes' END;
BEGIN
  IF needed IS NOT NULL AND NOT EXISTS (SELECT FROM decision WHERE submission_id = NEW.id AND kind = needed) THEN
    RAISE EXCEPTION 'no approval without seven verdicts, and no outcome without a decision' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'decided_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "submission_decided_state" BEFORE INSERT OR UPDATE OF "state" ON "submission" FOR EACH ROW EXECUTE FUNCTION check_decided_state();

-- Verdicts are given while a submission is in review, and stay as they were when it was decided.
CREATE FUNCTION check_verdict_in_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_submission uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.submission_id ELSE NEW.submission_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM submission WHERE id = of_submission AND state = 'in_review') THEN
    RAISE EXCEPTION 'the verdict on a submission that is not in review is frozen' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'verdict_in_review';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "verdict_in_review" BEFORE INSERT OR UPDATE OR DELETE ON "verdict" FOR EACH ROW EXECUTE FUNCTION check_verdict_in_review();

-- A certificate is for an approved version of the listing, by the submission that was approved.
CREATE FUNCTION check_certificate_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM submission s JOIN decision d ON d.submission_id = s.id AND d.kind = 'approve'
    WHERE s.id = NEW.submission_id AND s.version_id = NEW.version_id AND s.listing_id = NEW.listing_id
  ) THEN
    RAISE EXCEPTION 'no certificate without an approval' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'certificate_approved';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "certificate_approved" BEFORE INSERT OR UPDATE OF "submission_id", "version_id", "listing_id" ON "certificate" FOR EACH ROW EXECUTE FUNCTION check_certificate_approved();

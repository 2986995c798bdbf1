-- Who accepted which agreement, and when, is what both sides go by: the product adds rows and changes none.
REVOKE UPDATE, DELETE, TRUNCATE ON "agreement_acceptance" FROM patchbay_app;
CREATE TRIGGER "agreement_acceptance_append_only" BEFORE UPDATE OR DELETE ON "agreement_acceptance" FOR EACH ROW EXECUTE FUNCTION refuse_change();

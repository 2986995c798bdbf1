-- What partners accepted stays as they read it: the product adds versions and changes none.
REVOKE UPDATE, DELETE, TRUNCATE ON "agreement" FROM patchbay_app;
CREATE TRIGGER "agreement_append_only" BEFORE UPDATE OR DELETE ON "agreement" FOR EACH ROW EXECUTE FUNCTION refuse_change();

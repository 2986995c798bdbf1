-- A sandbox installation is of the version its partner works on; those made before stayed on the first one.
UPDATE "installation" SET "version_id" = work."id"
FROM (SELECT DISTINCT ON ("listing_id") "listing_id", "id" FROM "version" WHERE "state" <> 'rejected' ORDER BY "listing_id", "id" DESC) work
WHERE "installation"."listing_id" = work."listing_id" AND "installation"."environment" = 'sandbox' AND "installation"."version_id" <> work."id";

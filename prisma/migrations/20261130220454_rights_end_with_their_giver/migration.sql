-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "invited_by_key_id" UUID;

-- AlterTable
ALTER TABLE "client_secret" ADD COLUMN     "created_by_id" UUID;

-- AlterTable
ALTER TABLE "oauth_artifact" ADD COLUMN     "given_by_id" UUID;

-- Who gave what exists already: a secret or an owner's invitation whose maker has lost the right stops with this migration. A secret
-- is taken over with one click under Credentials, the invitation is sent again by the platform.
UPDATE "client_secret" s SET "created_by_id" = substring(a."actor" FROM 8)::uuid
FROM "audit_entry" a
WHERE a."action" = 'client.secret.create' AND a."actor" LIKE 'person:%' AND a."after" ->> 'secretId' = s."id"::text AND a."after" ? 'lastFour';
UPDATE "invitation" i SET "invited_by_key_id" = substring(a."actor" FROM 5)::uuid
FROM "audit_entry" a
WHERE a."action" = 'workspace.member.invite' AND a."actor" LIKE 'key:%' AND a."subject_type" = 'invitation' AND a."subject_id" = i."id"
  AND i."invited_by_id" IS NULL;

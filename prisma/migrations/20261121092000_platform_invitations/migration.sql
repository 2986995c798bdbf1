-- A workspace made by a platform key invites its owner: no person is the inviter.
ALTER TABLE "invitation" ALTER COLUMN "invited_by_id" DROP NOT NULL;

ALTER TABLE "profiles" RENAME COLUMN "owner_id" TO "user_id";

ALTER TABLE "profiles" RENAME COLUMN "user_id" TO "owner_id";

ALTER TABLE "users" DROP CONSTRAINT "users_age_fkey";
ALTER TABLE "users" DROP CONSTRAINT "of_age";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_age_key";
DROP INDEX IF EXISTS "users_age_key";
DROP INDEX "users_age_id_idx";
ALTER TABLE "users" DROP COLUMN "next";
ALTER TABLE "users" DROP COLUMN "age";

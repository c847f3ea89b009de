ALTER TABLE "profiles" DROP CONSTRAINT "profiles_mentor_id_fkey";
ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_mentor_id_key";
DROP INDEX IF EXISTS "profiles_mentor_id_key";
ALTER TABLE "profiles" DROP COLUMN "mentor_id";

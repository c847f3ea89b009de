ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_code_key";
DROP INDEX IF EXISTS "users_code_key";
ALTER TABLE "users" DROP COLUMN "code";

ALTER TABLE "profiles" DROP CONSTRAINT "profiles_code_fkey";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_code_key";
DROP INDEX IF EXISTS "users_code_key";

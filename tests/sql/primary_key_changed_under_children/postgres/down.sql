ALTER TABLE "profiles" DROP CONSTRAINT "profiles_code_fkey";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_code_key";
DROP INDEX IF EXISTS "users_code_key";
ALTER TABLE "users" DROP CONSTRAINT "users_pkey";
ALTER TABLE "users" ADD CONSTRAINT "users_pkey" PRIMARY KEY ("code");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_code_fkey" FOREIGN KEY ("code") REFERENCES "users" ("code") ON DELETE CASCADE;

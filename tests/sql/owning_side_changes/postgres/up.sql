ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_user_id_key";
DROP INDEX IF EXISTS "profiles_user_id_key";
ALTER TABLE "users" ADD COLUMN "profile_id" INTEGER;
ALTER TABLE "users" ADD CONSTRAINT "users_profile_id_key" UNIQUE ("profile_id");
ALTER TABLE "users" ADD CONSTRAINT "users_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles" ("id");
ALTER TABLE "profiles" DROP COLUMN "user_id";

ALTER TABLE "profiles" ADD COLUMN "user_id" INTEGER;
ALTER TABLE "users" DROP CONSTRAINT "users_profile_id_fkey";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_profile_id_key";
DROP INDEX IF EXISTS "users_profile_id_key";
ALTER TABLE "users" DROP COLUMN "profile_id";
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_key" UNIQUE ("user_id");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id");

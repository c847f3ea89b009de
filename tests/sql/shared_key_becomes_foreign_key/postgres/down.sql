ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_user_id_key";
DROP INDEX IF EXISTS "profiles_user_id_key";
ALTER TABLE "profiles" DROP CONSTRAINT "profiles_pkey";
ALTER TABLE "profiles" DROP COLUMN "id";
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_pkey" PRIMARY KEY ("user_id");

ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_user_id_key";
DROP INDEX IF EXISTS "profiles_user_id_key";
CREATE INDEX "profiles_user_id_idx" ON "profiles" ("user_id");

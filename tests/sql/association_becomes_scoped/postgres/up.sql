ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_user_id_key";
DROP INDEX IF EXISTS "profiles_user_id_key";
CREATE UNIQUE INDEX "profiles_user_id_key" ON "profiles" ("user_id") WHERE "deleted_at" IS NULL;

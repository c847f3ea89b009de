DROP INDEX "profiles_user_id_key";
CREATE UNIQUE INDEX "profiles_user_id_key" ON "profiles" ("user_id") WHERE "deleted_at" IS NULL;

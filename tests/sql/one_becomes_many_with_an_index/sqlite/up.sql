CREATE INDEX "profiles_user_id_idx" ON "profiles" ("user_id");
DROP INDEX "profiles_user_id_key";

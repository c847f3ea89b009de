CREATE INDEX "profiles_user_id_idx" ON "profiles" ("user_id");

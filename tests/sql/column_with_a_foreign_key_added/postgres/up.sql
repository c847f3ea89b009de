ALTER TABLE "profiles" ADD COLUMN "mentor_id" INTEGER;
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_mentor_id_key" UNIQUE ("mentor_id");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "users" ("id") ON DELETE SET NULL;

ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id");
COMMENT ON CONSTRAINT "profiles_user_id_fkey" ON "profiles" IS 'it''s another';

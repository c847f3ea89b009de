ALTER TABLE "details" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "details" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE;
ALTER TABLE "details" RENAME COLUMN "person_id" TO "user_id";
ALTER TABLE "people" RENAME TO "users";
ALTER TABLE "details" RENAME TO "profiles";

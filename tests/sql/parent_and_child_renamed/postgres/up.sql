ALTER TABLE "profiles" RENAME TO "details";
ALTER TABLE "users" RENAME TO "people";
ALTER TABLE "details" RENAME COLUMN "user_id" TO "person_id";
ALTER TABLE "details" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "details" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT;

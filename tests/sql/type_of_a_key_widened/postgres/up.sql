ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "users" ALTER COLUMN "id" TYPE BIGINT;
ALTER TABLE "profiles" ALTER COLUMN "user_id" TYPE BIGINT;
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id");

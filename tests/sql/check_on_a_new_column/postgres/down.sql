ALTER TABLE "users" DROP CONSTRAINT "users_age_check";
ALTER TABLE "users" DROP COLUMN "age";

ALTER TABLE "users" DROP CONSTRAINT "users_work_id_fkey";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_work_id_key";
DROP INDEX IF EXISTS "users_work_id_key";
ALTER TABLE "users" DROP COLUMN "work_id";

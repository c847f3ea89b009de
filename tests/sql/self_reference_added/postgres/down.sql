ALTER TABLE "employees" DROP CONSTRAINT "employees_mentor_id_fkey";
ALTER TABLE "employees" DROP CONSTRAINT IF EXISTS "employees_mentor_id_key";
DROP INDEX IF EXISTS "employees_mentor_id_key";

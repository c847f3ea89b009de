ALTER TABLE "employees" DROP CONSTRAINT "employees_check";
ALTER TABLE "employees" DROP COLUMN "name";

ALTER TABLE "employees" DROP CONSTRAINT "not_the_first";
ALTER TABLE "employees" DROP COLUMN "name";

ALTER TABLE "cities" DROP CONSTRAINT "cities_name <> ''_check";
ALTER TABLE "countries" DROP CONSTRAINT "it_has_a_name";
ALTER TABLE "cities" DROP COLUMN "name";
ALTER TABLE "countries" DROP COLUMN "name";

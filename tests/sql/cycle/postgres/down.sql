ALTER TABLE "countries" DROP CONSTRAINT "countries_capital_id_fkey";
DROP TABLE "mayors";
DROP TABLE "cities";
DROP TABLE "countries";

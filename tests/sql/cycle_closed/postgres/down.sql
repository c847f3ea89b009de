ALTER TABLE "countries" DROP CONSTRAINT "countries_capital_id_fkey";

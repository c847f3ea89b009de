UPDATE "countries" SET "capital_id" = NULL;
DROP TABLE "mayors";
DROP TABLE "cities";
DROP TABLE "countries";

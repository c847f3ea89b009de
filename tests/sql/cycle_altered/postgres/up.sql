ALTER TABLE "countries" ADD COLUMN "name" TEXT NOT NULL DEFAULT ('x');
ALTER TABLE "cities" ADD COLUMN "name" TEXT NOT NULL DEFAULT ('x');
ALTER TABLE "countries" ADD CONSTRAINT "it_has_a_name" CHECK (name <> '');
ALTER TABLE "cities" ADD CONSTRAINT "cities_name <> ''_check" CHECK (name <> '');

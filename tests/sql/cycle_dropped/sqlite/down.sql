CREATE TABLE "countries" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "capital_id" INTEGER,
    CONSTRAINT "countries_capital_id_fkey" FOREIGN KEY ("capital_id") REFERENCES "cities" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "countries_capital_id_key" ON "countries" ("capital_id");
CREATE TABLE "cities" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "country_id" INTEGER NOT NULL,
    CONSTRAINT "cities_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "countries" ("id")
);

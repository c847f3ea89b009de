CREATE TABLE "countries" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "capital_id" INTEGER,
    -- A country without one is possible: Nauru.
    CONSTRAINT "countries_capital_id_fkey" FOREIGN KEY ("capital_id") REFERENCES "cities" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "countries_capital_id_key" ON "countries" ("capital_id");
CREATE TABLE "cities" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "largest_of_id" INTEGER,
    CONSTRAINT "cities_largest_of_id_fkey" FOREIGN KEY ("largest_of_id") REFERENCES "countries" ("id")
);
CREATE UNIQUE INDEX "cities_largest_of_id_key" ON "cities" ("largest_of_id");
CREATE TABLE "mayors" (
    "city_id" INT NOT NULL PRIMARY KEY,
    CONSTRAINT "mayors_city_id_fkey" FOREIGN KEY ("city_id") REFERENCES "cities" ("id")
);

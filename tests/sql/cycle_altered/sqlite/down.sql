CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
CREATE TEMP TABLE "one-to-one: as written" (
    "1" CONSTRAINT """cities"" is not as it was when this file was written: generate it again against this database" CHECK ("1"),
    "2" CONSTRAINT """countries"" is not as it was when this file was written: generate it again against this database" CHECK ("2")
);
INSERT INTO temp."one-to-one: as written" ("1")
SELECT count(*) IN (1) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'cities' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('table', 'cities', 'CREATE TABLE "cities" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "country_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT (''x''),
    CONSTRAINT "cities_name <> ''''_check" CHECK (name <> ''''),
    CONSTRAINT "cities_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "countries" ("id")
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'cities' AND s.sql IS NOT NULL;
INSERT INTO temp."one-to-one: as written" ("2")
SELECT count(*) IN (2) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'countries' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('index', 'countries_capital_id_key', 'CREATE UNIQUE INDEX "countries_capital_id_key" ON "countries" ("capital_id")'),
('table', 'countries', 'CREATE TABLE "countries" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "capital_id" INTEGER,
    "name" TEXT NOT NULL DEFAULT (''x''),
    CONSTRAINT "it_has_a_name" CHECK (name <> ''''),
    CONSTRAINT "countries_capital_id_fkey" FOREIGN KEY ("capital_id") REFERENCES "cities" ("id") ON DELETE SET NULL
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'countries' AND s.sql IS NOT NULL;
DROP TABLE temp."one-to-one: as written";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""cities"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""cities"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('cities', 'countries')
    AND lower(s.name) NOT IN ('cities', 'countries');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('cities')) + (SELECT count(*) FROM pragma_foreign_key_check('countries')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'cities' AS what, count(*) AS number FROM "cities"
UNION ALL SELECT 'countries' AS what, count(*) AS number FROM "countries"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('cities')) + (SELECT count(*) FROM pragma_foreign_key_check('countries'));
CREATE TEMP TABLE "one-to-one: rows of cities" ("id", "country_id");
INSERT INTO temp."one-to-one: rows of cities"
SELECT t."id", t."country_id"
FROM "cities" AS t;
CREATE TEMP TABLE "one-to-one: rows of countries" ("id", "capital_id", "name");
INSERT INTO temp."one-to-one: rows of countries"
SELECT t."id", t."capital_id", t."name"
FROM "countries" AS t
WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DELETE FROM "countries" WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE "cities";
CREATE TABLE "cities" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "country_id" INTEGER NOT NULL,
    CONSTRAINT "cities_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "countries" ("id")
);
INSERT INTO "cities" ("id", "country_id")
SELECT t."id", t."country_id"
FROM temp."one-to-one: rows of cities" AS t;
INSERT INTO "countries" ("id", "capital_id", "name")
SELECT t."id", t."capital_id", t."name"
FROM temp."one-to-one: rows of countries" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""cities"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "not every row of ""countries"" came back, so nothing is changed" CHECK ("2"),
    "3" CONSTRAINT "rows of ""cities"" would refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'cities') FROM "cities";
INSERT INTO temp."one-to-one: then" ("2")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'countries') FROM "countries";
INSERT INTO temp."one-to-one: then" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('cities')) + (SELECT count(*) FROM pragma_foreign_key_check('countries')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of cities";
DROP TABLE temp."one-to-one: rows of countries";
DROP TABLE temp."one-to-one: before";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""countries"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""countries"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('countries', 'cities')
    AND lower(s.name) NOT IN ('countries', 'cities');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('countries')) + (SELECT count(*) FROM pragma_foreign_key_check('cities')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'countries' AS what, count(*) AS number FROM "countries"
UNION ALL SELECT 'cities' AS what, count(*) AS number FROM "cities"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('countries')) + (SELECT count(*) FROM pragma_foreign_key_check('cities'));
CREATE TEMP TABLE "one-to-one: rows of countries" ("id", "capital_id");
INSERT INTO temp."one-to-one: rows of countries"
SELECT t."id", t."capital_id"
FROM "countries" AS t;
CREATE TEMP TABLE "one-to-one: rows of cities" ("id", "country_id");
INSERT INTO temp."one-to-one: rows of cities"
SELECT t."id", t."country_id"
FROM "cities" AS t
WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DELETE FROM "cities" WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE "countries";
CREATE TABLE "countries" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "capital_id" INTEGER,
    CONSTRAINT "countries_capital_id_fkey" FOREIGN KEY ("capital_id") REFERENCES "cities" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "countries_capital_id_key" ON "countries" ("capital_id");
INSERT INTO "countries" ("id", "capital_id")
SELECT t."id", t."capital_id"
FROM temp."one-to-one: rows of countries" AS t;
INSERT INTO "cities" ("id", "country_id")
SELECT t."id", t."country_id"
FROM temp."one-to-one: rows of cities" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""countries"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "not every row of ""cities"" came back, so nothing is changed" CHECK ("2"),
    "3" CONSTRAINT "rows of ""countries"" would refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'countries') FROM "countries";
INSERT INTO temp."one-to-one: then" ("2")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'cities') FROM "cities";
INSERT INTO temp."one-to-one: then" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('countries')) + (SELECT count(*) FROM pragma_foreign_key_check('cities')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of countries";
DROP TABLE temp."one-to-one: rows of cities";
DROP TABLE temp."one-to-one: before";

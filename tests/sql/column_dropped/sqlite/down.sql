CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
CREATE TEMP TABLE "one-to-one: as written" (
    "1" CONSTRAINT """items"" is not as it was when this file was written: generate it again against this database" CHECK ("1")
);
INSERT INTO temp."one-to-one: as written" ("1")
SELECT count(*) IN (1) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'items' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('table', 'items', 'CREATE TABLE "items" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'items' AND s.sql IS NOT NULL;
DROP TABLE temp."one-to-one: as written";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""items"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""items"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('items')
    AND lower(s.name) NOT IN ('items');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('items')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'items' AS what, count(*) AS number FROM "items"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('items'));
CREATE TEMP TABLE "one-to-one: rows of items" ("id", "number");
INSERT INTO temp."one-to-one: rows of items"
SELECT t."id", t."number"
FROM "items" AS t;
DROP TABLE "items";
CREATE TABLE "items" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "c" TEXT
);
INSERT INTO "items" ("id", "number")
SELECT t."id", t."number"
FROM temp."one-to-one: rows of items" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""items"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "rows of ""items"" would refer to rows that are not there: `audit` finds them" CHECK ("2")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'items') FROM "items";
INSERT INTO temp."one-to-one: then" ("2")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('items')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of items";
DROP TABLE temp."one-to-one: before";

CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
CREATE TEMP TABLE "one-to-one: as written" (
    "1" CONSTRAINT """employees"" is not as it was when this file was written: generate it again against this database" CHECK ("1")
);
INSERT INTO temp."one-to-one: as written" ("1")
SELECT count(*) IN (1) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'employees' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('table', 'employees', 'CREATE TABLE "employees" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "mentor_id" INTEGER
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'employees' AND s.sql IS NOT NULL;
DROP TABLE temp."one-to-one: as written";
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: this rule is broken: one row of `employees` for each `mentor_id`; what breaks it: cargo run --bin schema -- audit" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM (SELECT 1 FROM "employees" AS one WHERE one."mentor_id" IS NOT NULL GROUP BY one."mentor_id" HAVING count(*) > 1) AS broken;
DROP TABLE IF EXISTS temp."o2o_guard";
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: this rule is broken: a row of `employees` for each `mentor_id` of `employees`; what breaks it: cargo run --bin schema -- audit" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM (SELECT 1 FROM "employees" AS one WHERE one."mentor_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "employees" AS parent WHERE parent."id" = one."mentor_id")) AS broken;
DROP TABLE IF EXISTS temp."o2o_guard";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""employees"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""employees"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('employees')
    AND lower(s.name) NOT IN ('employees');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('employees')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'employees' AS what, count(*) AS number FROM "employees"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('employees'));
CREATE TEMP TABLE "one-to-one: rows of employees" ("id", "mentor_id");
INSERT INTO temp."one-to-one: rows of employees"
SELECT t."id", t."mentor_id"
FROM "employees" AS t;
DROP TABLE "employees";
CREATE TABLE "employees" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "mentor_id" INTEGER,
    CONSTRAINT "employees_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "employees" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "employees_mentor_id_key" ON "employees" ("mentor_id");
INSERT INTO "employees" ("id", "mentor_id")
SELECT t."id", t."mentor_id"
FROM temp."one-to-one: rows of employees" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""employees"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "rows of ""employees"" would refer to rows that are not there: `audit` finds them" CHECK ("2")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'employees') FROM "employees";
INSERT INTO temp."one-to-one: then" ("2")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('employees')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of employees";
DROP TABLE temp."one-to-one: before";

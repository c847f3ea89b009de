CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
CREATE TEMP TABLE "one-to-one: as written" (
    "1" CONSTRAINT """avatars"" is not as it was when this file was written: generate it again against this database" CHECK ("1"),
    "2" CONSTRAINT """details"" is not as it was when this file was written: generate it again against this database" CHECK ("2"),
    "3" CONSTRAINT """people"" is not as it was when this file was written: generate it again against this database" CHECK ("3")
);
INSERT INTO temp."one-to-one: as written" ("1")
SELECT count(*) IN (1) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'avatars' AND s.sql IS NOT NULL AND s.type <> 'index'
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('table', 'avatars', 'CREATE TABLE "avatars" (
    "person_id" INT NOT NULL PRIMARY KEY,
    CONSTRAINT "avatars_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id")
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'avatars' AND s.sql IS NOT NULL AND s.type <> 'index';
INSERT INTO temp."one-to-one: as written" ("2")
SELECT count(*) IN (2) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'details' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('index', 'details_person_id_key', 'CREATE UNIQUE INDEX "details_person_id_key" ON "details" ("person_id")'),
('table', 'details', 'CREATE TABLE "details" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "bio" TEXT NOT NULL DEFAULT (''-''),
    CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'details' AND s.sql IS NOT NULL;
INSERT INTO temp."one-to-one: as written" ("3")
SELECT count(*) IN (2) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'people' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('index', 'people_full_name_key', 'CREATE UNIQUE INDEX "people_full_name_key" ON "people" ("full_name")'),
('table', 'people', 'CREATE TABLE "people"
-- those who are
(
    "id" INTEGER NOT NULL PRIMARY KEY,
    -- all of it
    "full_name" TEXT NOT NULL,
    "age" BIGINT,
    "next" INTEGER GENERATED ALWAYS AS (age + 1) STORED,
    CONSTRAINT "older" CHECK (age > 18)
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'people' AND s.sql IS NOT NULL;
DROP TABLE temp."one-to-one: as written";
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: this rule is broken: `people` meets `age > 17`; what breaks it: cargo run --bin schema -- audit" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM (SELECT 1 FROM "people" AS one WHERE NOT (age > 17)) AS broken;
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE "sessions" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" INTEGER NOT NULL,
    CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""details"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""details"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('details')
    AND lower(s.name) NOT IN ('details');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('details')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'details' AS what, count(*) AS number FROM "details"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('details'));
CREATE TEMP TABLE "one-to-one: rows of details" ("id", "person_id", "bio");
INSERT INTO temp."one-to-one: rows of details"
SELECT t."id", t."person_id", t."bio"
FROM "details" AS t;
DROP TABLE "details";
CREATE TABLE "details" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "bio" TEXT,
    CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);
INSERT INTO "details" ("id", "person_id", "bio")
SELECT t."id", t."person_id", t."bio"
FROM temp."one-to-one: rows of details" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""details"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "rows of ""details"" would refer to rows that are not there: `audit` finds them" CHECK ("2")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'details') FROM "details";
INSERT INTO temp."one-to-one: then" ("2")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('details')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of details";
DROP TABLE temp."one-to-one: before";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""people"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""people"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('people', 'avatars', 'details', 'sessions')
    AND lower(s.name) NOT IN ('people', 'avatars', 'details', 'sessions');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('people')) + (SELECT count(*) FROM pragma_foreign_key_check('avatars')) + (SELECT count(*) FROM pragma_foreign_key_check('details')) + (SELECT count(*) FROM pragma_foreign_key_check('sessions')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'people' AS what, count(*) AS number FROM "people"
UNION ALL SELECT 'avatars' AS what, count(*) AS number FROM "avatars"
UNION ALL SELECT 'details' AS what, count(*) AS number FROM "details"
UNION ALL SELECT 'sessions' AS what, count(*) AS number FROM "sessions"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('people')) + (SELECT count(*) FROM pragma_foreign_key_check('avatars')) + (SELECT count(*) FROM pragma_foreign_key_check('details')) + (SELECT count(*) FROM pragma_foreign_key_check('sessions'));
CREATE TEMP TABLE "one-to-one: rows of people" ("id", "full_name", "age");
INSERT INTO temp."one-to-one: rows of people"
SELECT t."id", t."full_name", t."age"
FROM "people" AS t;
CREATE TEMP TABLE "one-to-one: rows of avatars" ("person_id");
INSERT INTO temp."one-to-one: rows of avatars"
SELECT t."person_id"
FROM "avatars" AS t
WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
CREATE TEMP TABLE "one-to-one: rows of details" ("id", "person_id", "bio");
INSERT INTO temp."one-to-one: rows of details"
SELECT t."id", t."person_id", t."bio"
FROM "details" AS t
WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
CREATE TEMP TABLE "one-to-one: rows of sessions" ("id", "user_id");
INSERT INTO temp."one-to-one: rows of sessions"
SELECT t."id", t."user_id"
FROM "sessions" AS t
WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DELETE FROM "sessions" WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DELETE FROM "details" WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DELETE FROM "avatars" WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE "people";
CREATE TABLE "people" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "full_name" TEXT NOT NULL,
    "age" INTEGER,
    "nick" TEXT,
    CONSTRAINT "of_age" CHECK (age > 17)
);
CREATE INDEX "users_age_idx" ON "people" ("age");
INSERT INTO "people" ("id", "full_name", "age")
SELECT t."id", t."full_name", t."age"
FROM temp."one-to-one: rows of people" AS t;
INSERT INTO "avatars" ("person_id")
SELECT t."person_id"
FROM temp."one-to-one: rows of avatars" AS t;
INSERT INTO "details" ("id", "person_id", "bio")
SELECT t."id", t."person_id", t."bio"
FROM temp."one-to-one: rows of details" AS t;
INSERT INTO "sessions" ("id", "user_id")
SELECT t."id", t."user_id"
FROM temp."one-to-one: rows of sessions" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""people"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "not every row of ""avatars"" came back, so nothing is changed" CHECK ("2"),
    "3" CONSTRAINT "not every row of ""details"" came back, so nothing is changed" CHECK ("3"),
    "4" CONSTRAINT "not every row of ""sessions"" came back, so nothing is changed" CHECK ("4"),
    "5" CONSTRAINT "rows of ""people"" would refer to rows that are not there: `audit` finds them" CHECK ("5")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'people') FROM "people";
INSERT INTO temp."one-to-one: then" ("2")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'avatars') FROM "avatars";
INSERT INTO temp."one-to-one: then" ("3")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'details') FROM "details";
INSERT INTO temp."one-to-one: then" ("4")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'sessions') FROM "sessions";
INSERT INTO temp."one-to-one: then" ("5")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('people')) + (SELECT count(*) FROM pragma_foreign_key_check('avatars')) + (SELECT count(*) FROM pragma_foreign_key_check('details')) + (SELECT count(*) FROM pragma_foreign_key_check('sessions')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of people";
DROP TABLE temp."one-to-one: rows of avatars";
DROP TABLE temp."one-to-one: rows of details";
DROP TABLE temp."one-to-one: rows of sessions";
DROP TABLE temp."one-to-one: before";
DROP TABLE "avatars";
ALTER TABLE "people" RENAME COLUMN "full_name" TO "name";
ALTER TABLE "details" RENAME COLUMN "person_id" TO "user_id";
ALTER TABLE "people" RENAME TO "users";
ALTER TABLE "details" RENAME TO "profiles";

CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
CREATE TEMP TABLE "one-to-one: as written" (
    "1" CONSTRAINT """profiles"" is not as it was when this file was written: generate it again against this database" CHECK ("1"),
    "2" CONSTRAINT """users"" is not as it was when this file was written: generate it again against this database" CHECK ("2")
);
INSERT INTO temp."one-to-one: as written" ("1")
SELECT count(*) IN (1) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'profiles' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('table', 'profiles', 'CREATE TABLE "profiles" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "bio" TEXT NOT NULL
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'profiles' AND s.sql IS NOT NULL;
INSERT INTO temp."one-to-one: as written" ("2")
SELECT count(*) IN (2) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'users' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('index', 'users_profile_id_key', 'CREATE UNIQUE INDEX "users_profile_id_key" ON "users" ("profile_id")'),
('table', 'users', 'CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "profile_id" INTEGER,
    CONSTRAINT "users_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles" ("id")
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'users' AND s.sql IS NOT NULL;
DROP TABLE temp."one-to-one: as written";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""users"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""users"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('users')
    AND lower(s.name) NOT IN ('users');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('users')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'users' AS what, count(*) AS number FROM "users"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('users'));
CREATE TEMP TABLE "one-to-one: rows of users" ("id", "name");
INSERT INTO temp."one-to-one: rows of users"
SELECT t."id", t."name"
FROM "users" AS t;
DROP TABLE "users";
CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);
INSERT INTO "users" ("id", "name")
SELECT t."id", t."name"
FROM temp."one-to-one: rows of users" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""users"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "rows of ""users"" would refer to rows that are not there: `audit` finds them" CHECK ("2")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'users') FROM "users";
INSERT INTO temp."one-to-one: then" ("2")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('users')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of users";
DROP TABLE temp."one-to-one: before";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""profiles"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""profiles"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('profiles')
    AND lower(s.name) NOT IN ('profiles');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('profiles')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'profiles' AS what, count(*) AS number FROM "profiles"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('profiles'));
CREATE TEMP TABLE "one-to-one: rows of profiles" ("id", "bio");
INSERT INTO temp."one-to-one: rows of profiles"
SELECT t."id", t."bio"
FROM "profiles" AS t;
DROP TABLE "profiles";
CREATE TABLE "profiles" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "bio" TEXT NOT NULL,
    "user_id" INTEGER,
    CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id")
);
CREATE UNIQUE INDEX "profiles_user_id_key" ON "profiles" ("user_id");
INSERT INTO "profiles" ("id", "bio")
SELECT t."id", t."bio"
FROM temp."one-to-one: rows of profiles" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""profiles"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "rows of ""profiles"" would refer to rows that are not there: `audit` finds them" CHECK ("2")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'profiles') FROM "profiles";
INSERT INTO temp."one-to-one: then" ("2")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('profiles')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of profiles";
DROP TABLE temp."one-to-one: before";

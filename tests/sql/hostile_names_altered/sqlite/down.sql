CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
CREATE TEMP TABLE "one-to-one: as written" (
    "1" CONSTRAINT """o'k %i $$ \ ""a"" `b`"" is not as it was when this file was written: generate it again against this database" CHECK ("1")
);
INSERT INTO temp."one-to-one: as written" ("1")
SELECT count(*) IN (3) AND NOT EXISTS (
    SELECT s.type, s.name, replace(s.sql, char(13), '') FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'o''k %i $$ \ "a" `b`' AND s.sql IS NOT NULL
    EXCEPT SELECT w.column1, w.column2, replace(w.column3, char(13), '') FROM (VALUES
('index', 'o''k %I $$ \ "a" `b`_it''s 100% -- /* \_id_idx', 'CREATE INDEX "o''k %I $$ \ ""a"" `b`_it''s 100% -- /* \_id_idx" ON "o''k %I $$ \ ""a"" `b`" ("it''s 100% -- /* \", "id")'),
('index', 'o''k %I $$ \ "a" `b`_it''s 100% -- /* \_key', 'CREATE UNIQUE INDEX "o''k %I $$ \ ""a"" `b`_it''s 100% -- /* \_key" ON "o''k %I $$ \ ""a"" `b`" ("it''s 100% -- /* \")'),
('table', 'o''k %I $$ \ "a" `b`', 'CREATE TABLE "o''k %I $$ \ ""a"" `b`"
-- it''s `"\ $$ 100%
(
    "id" INT NOT NULL PRIMARY KEY,
    "it''s 100% -- /* \" INTEGER,
    "`""''\$$" INTEGER NOT NULL DEFAULT (1),
    CONSTRAINT "o''k %I $$ \ ""a"" `b`_it''s 100% -- /* \_fkey" FOREIGN KEY ("it''s 100% -- /* \") REFERENCES "o''k %I $$ \ ""a"" `b`" ("id")
)')
) AS w)
FROM sqlite_schema AS s WHERE lower(s.tbl_name) = 'o''k %i $$ \ "a" `b`' AND s.sql IS NOT NULL;
DROP TABLE temp."one-to-one: as written";
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE "one-to-one: first" (
    "1" CONSTRAINT "this must run in one transaction, or it could lose rows where it fails: begin one before, and COMMIT after" CHECK ("1"),
    "2" CONSTRAINT "a table refers to ""o'k %I $$ \ ""a"" `b`"", or to what does, that this was not written for: generate it again" CHECK ("2"),
    "3" CONSTRAINT "rows of ""o'k %I $$ \ ""a"" `b`"", or of what refers to it, refer to rows that are not there: `audit` finds them" CHECK ("3")
);
INSERT INTO temp."one-to-one: first" ("1")
SELECT defer_foreign_keys FROM pragma_defer_foreign_keys;
INSERT INTO temp."one-to-one: first" ("2")
SELECT count(*) = 0 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k
WHERE s.type = 'table' AND s.rootpage > 0 AND lower(k."table") IN ('o''k %i $$ \ "a" `b`')
    AND lower(s.name) NOT IN ('o''k %i $$ \ "a" `b`');
INSERT INTO temp."one-to-one: first" ("3")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('o''k %I $$ \ "a" `b`')) = 0 WHERE (SELECT foreign_keys FROM pragma_foreign_keys) = 1;
DROP TABLE temp."one-to-one: first";
CREATE TEMP TABLE "one-to-one: before" AS
SELECT 'o''k %I $$ \ "a" `b`' AS what, count(*) AS number FROM "o'k %I $$ \ ""a"" `b`"
UNION ALL SELECT 'sqlite_lost', (SELECT count(*) FROM pragma_foreign_key_check('o''k %I $$ \ "a" `b`'));
CREATE TEMP TABLE "one-to-one: rows of o'k %I $$ \ ""a"" `b`" ("id", "it's 100% -- /* \");
INSERT INTO temp."one-to-one: rows of o'k %I $$ \ ""a"" `b`"
SELECT t."id", t."it's 100% -- /* \"
FROM "o'k %I $$ \ ""a"" `b`" AS t;
DROP TABLE "o'k %I $$ \ ""a"" `b`";
CREATE TABLE "o'k %I $$ \ ""a"" `b`" (
    "id" INT NOT NULL PRIMARY KEY,
    "it's 100% -- /* \" INTEGER
);
INSERT INTO "o'k %I $$ \ ""a"" `b`" ("id", "it's 100% -- /* \")
SELECT t."id", t."it's 100% -- /* \"
FROM temp."one-to-one: rows of o'k %I $$ \ ""a"" `b`" AS t;
CREATE TEMP TABLE "one-to-one: then" (
    "1" CONSTRAINT "not every row of ""o'k %I $$ \ ""a"" `b`"" came back, so nothing is changed" CHECK ("1"),
    "2" CONSTRAINT "rows of ""o'k %I $$ \ ""a"" `b`"" would refer to rows that are not there: `audit` finds them" CHECK ("2")
);
INSERT INTO temp."one-to-one: then" ("1")
SELECT count(*) = (SELECT number FROM temp."one-to-one: before" WHERE what = 'o''k %I $$ \ "a" `b`') FROM "o'k %I $$ \ ""a"" `b`";
INSERT INTO temp."one-to-one: then" ("2")
SELECT (SELECT count(*) FROM pragma_foreign_key_check('o''k %I $$ \ "a" `b`')) <= (SELECT number FROM temp."one-to-one: before" WHERE what = 'sqlite_lost');
DROP TABLE temp."one-to-one: then";
DROP TABLE temp."one-to-one: rows of o'k %I $$ \ ""a"" `b`";
DROP TABLE temp."one-to-one: before";

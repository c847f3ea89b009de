CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: this rule is broken: one row of `users` for each `name`; what breaks it: cargo run --bin schema -- audit" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE one."name" IS NOT NULL GROUP BY one."name" HAVING count(*) > 1) AS broken;
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE UNIQUE INDEX "users_name_key" ON "users" ("name");

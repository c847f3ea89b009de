CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: this rule is broken: one row of `items` for each `a`; what breaks it: cargo run --bin schema -- audit" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM (SELECT 1 FROM "items" AS one WHERE one."a" IS NOT NULL GROUP BY one."a" HAVING count(*) > 1) AS broken;
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE UNIQUE INDEX "items_a_key" ON "items" ("a");

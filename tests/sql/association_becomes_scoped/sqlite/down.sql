CREATE TABLE IF NOT EXISTS "one-to-one: a write" (id INTEGER);
DROP TABLE "one-to-one: a write";
DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: this rule is broken: one row of `profiles` for each `user_id`; what breaks it: cargo run --bin schema -- audit" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM (SELECT 1 FROM "profiles" AS one WHERE one."user_id" IS NOT NULL GROUP BY one."user_id" HAVING count(*) > 1) AS broken;
DROP TABLE IF EXISTS temp."o2o_guard";
DROP INDEX "profiles_user_id_key";
CREATE UNIQUE INDEX "profiles_user_id_key" ON "profiles" ("user_id");

DROP TABLE IF EXISTS temp."o2o_guard";
CREATE TABLE temp."o2o_guard" ("count" INTEGER, CONSTRAINT "stopped before the first change: `items` has rows, and nothing says what their `c` would be; give it a default, or let it be NULL" CHECK ("count" = 0));
INSERT INTO temp."o2o_guard" SELECT count(*) AS count FROM "items";
DROP TABLE IF EXISTS temp."o2o_guard";
ALTER TABLE "items" ADD COLUMN "c" TEXT NOT NULL;

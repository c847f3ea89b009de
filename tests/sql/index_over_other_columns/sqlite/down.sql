CREATE INDEX "items_a_idx" ON "items" ("a");
DROP INDEX "items_a_b_idx";

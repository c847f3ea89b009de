DROP INDEX "items_a_b_idx";
CREATE INDEX "items_a_idx" ON "items" ("a");

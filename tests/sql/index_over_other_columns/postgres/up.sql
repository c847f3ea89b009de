DROP INDEX "items_a_idx";
CREATE INDEX "items_a_b_idx" ON "items" ("a", "b");

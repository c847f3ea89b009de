CREATE INDEX "items_b_a_idx" ON "items" ("b", "a");

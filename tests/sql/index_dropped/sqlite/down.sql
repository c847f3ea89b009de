CREATE INDEX "items_a_idx" ON "items" ("a");

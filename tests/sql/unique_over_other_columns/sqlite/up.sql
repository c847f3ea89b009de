CREATE UNIQUE INDEX "items_b_a_key" ON "items" ("b", "a");
DROP INDEX "items_a_key";

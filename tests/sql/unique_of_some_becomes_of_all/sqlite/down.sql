DROP INDEX "items_a_key";
CREATE UNIQUE INDEX "items_a_key" ON "items" ("a") WHERE "b" IS NULL;

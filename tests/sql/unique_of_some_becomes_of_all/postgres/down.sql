ALTER TABLE "items" DROP CONSTRAINT IF EXISTS "items_a_key";
DROP INDEX IF EXISTS "items_a_key";
CREATE UNIQUE INDEX "items_a_key" ON "items" ("a") WHERE "b" IS NULL;

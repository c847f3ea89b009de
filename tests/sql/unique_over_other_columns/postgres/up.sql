ALTER TABLE "items" DROP CONSTRAINT IF EXISTS "items_a_key";
DROP INDEX IF EXISTS "items_a_key";
ALTER TABLE "items" ADD CONSTRAINT "items_b_a_key" UNIQUE ("b", "a");

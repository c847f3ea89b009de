ALTER TABLE "items" DROP CONSTRAINT "some";
DROP INDEX "items_c_number_idx";
ALTER TABLE "items" DROP CONSTRAINT IF EXISTS "items_c_key";
DROP INDEX IF EXISTS "items_c_key";
ALTER TABLE "items" DROP COLUMN "c";
ALTER TABLE "items" ADD COLUMN "c" INTEGER GENERATED ALWAYS AS (number + 1) STORED;
CREATE INDEX "items_c_number_idx" ON "items" ("c", "number");
ALTER TABLE "items" ADD CONSTRAINT "items_c_key" UNIQUE ("c");
ALTER TABLE "items" ADD CONSTRAINT "some" CHECK (c > 0);

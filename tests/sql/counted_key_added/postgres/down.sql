ALTER TABLE "items" DROP CONSTRAINT IF EXISTS "items_code_key";
DROP INDEX IF EXISTS "items_code_key";
ALTER TABLE "items" DROP CONSTRAINT "items_pkey";
ALTER TABLE "items" DROP COLUMN "id";
ALTER TABLE "items" ADD CONSTRAINT "items_pkey" PRIMARY KEY ("code");

ALTER TABLE "items" DROP CONSTRAINT "items_pkey";
ALTER TABLE "items" ADD CONSTRAINT "items_pkey" PRIMARY KEY ("b", "a");

DROP INDEX "items_b_key";

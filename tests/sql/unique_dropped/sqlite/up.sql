DROP INDEX "items_a_key";

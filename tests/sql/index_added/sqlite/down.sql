DROP INDEX "items_b_a_idx";

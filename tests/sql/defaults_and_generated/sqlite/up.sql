CREATE TABLE "products" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL DEFAULT ('it''s new'),
    "quantity" INTEGER NOT NULL DEFAULT (0),
    "created_at" TIMESTAMP NOT NULL DEFAULT (CURRENT_TIMESTAMP),
    "double_quantity" INTEGER NOT NULL GENERATED ALWAYS AS (quantity * 2) STORED,
    "slug" varchar(80)
);

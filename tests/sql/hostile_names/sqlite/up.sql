CREATE TABLE "order" (
    "select" INT NOT NULL PRIMARY KEY,
    "it's" INTEGER NOT NULL,
    "a""b" INTEGER NOT NULL,
    "a`b" INTEGER NOT NULL,
    "naïve 漢字" INTEGER NOT NULL,
    """; DROP TABLE users; --" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "order_it's_key" ON "order" ("it's");
CREATE UNIQUE INDEX "order_a""b_a`b_key" ON "order" ("a""b", "a`b");
CREATE UNIQUE INDEX "order_naïve 漢字_it's_key" ON "order" ("naïve 漢字", "it's");
CREATE UNIQUE INDEX "order_""; DROP TABLE users; --_key" ON "order" ("""; DROP TABLE users; --");
CREATE TABLE "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes" (
    "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b" INTEGER NOT NULL,
    "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_c" INTEGER NOT NULL,
    "größe_größe_größe_größe_größe_größe_größe_größ" INTEGER NOT NULL,
    CONSTRAINT "x'; -- a ""table"" with `quotes` whose name is 63 b_93088748_pkey" PRIMARY KEY ("größe_größe_größe_größe_größe_größe_größe_größ", "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b"),
    CONSTRAINT "x'; -- a ""table"" with `quotes` whose name is 63 b_c3a86885_fkey" FOREIGN KEY ("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b") REFERENCES "order" ("select")
);
CREATE UNIQUE INDEX "x'; -- a ""table"" with `quotes` whose name is 63 by_e73801ef_key" ON "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes" ("größe_größe_größe_größe_größe_größe_größe_größ");
CREATE UNIQUE INDEX "x'; -- a ""table"" with `quotes` whose name is 63 by_99a7b786_key" ON "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes" ("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b");
CREATE INDEX "x'; -- a ""table"" with `quotes` whose name is 63 by_aff46ae9_idx" ON "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes" ("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_c");

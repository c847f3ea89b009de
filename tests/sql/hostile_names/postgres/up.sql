CREATE TABLE "order" (
    "select" INTEGER NOT NULL,
    "it's" INTEGER NOT NULL,
    "a""b" INTEGER NOT NULL,
    "a`b" INTEGER NOT NULL,
    "naïve 漢字" INTEGER NOT NULL,
    """; DROP TABLE users; --" INTEGER NOT NULL,
    CONSTRAINT "order_pkey" PRIMARY KEY ("select"),
    CONSTRAINT "order_it's_key" UNIQUE ("it's"),
    CONSTRAINT "order_a""b_a`b_key" UNIQUE ("a""b", "a`b"),
    CONSTRAINT "order_naïve 漢字_it's_key" UNIQUE ("naïve 漢字", "it's"),
    CONSTRAINT "order_""; DROP TABLE users; --_key" UNIQUE ("""; DROP TABLE users; --")
);
CREATE TABLE "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes" (
    "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b" INTEGER NOT NULL,
    "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_c" INTEGER NOT NULL,
    "größe_größe_größe_größe_größe_größe_größe_größ" INTEGER NOT NULL,
    CONSTRAINT "x'; -- a ""table"" with `quotes` whose name is 63 b_93088748_pkey" PRIMARY KEY ("größe_größe_größe_größe_größe_größe_größe_größ", "a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b"),
    CONSTRAINT "x'; -- a ""table"" with `quotes` whose name is 63 by_e73801ef_key" UNIQUE ("größe_größe_größe_größe_größe_größe_größe_größ"),
    CONSTRAINT "x'; -- a ""table"" with `quotes` whose name is 63 by_99a7b786_key" UNIQUE ("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b"),
    CONSTRAINT "x'; -- a ""table"" with `quotes` whose name is 63 b_c3a86885_fkey" FOREIGN KEY ("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_b") REFERENCES "order" ("select")
);
CREATE INDEX "x'; -- a ""table"" with `quotes` whose name is 63 by_aff46ae9_idx" ON "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes" ("a_column_whose_name_is_as_long_as_any_that_postgresql_kept_63_c");

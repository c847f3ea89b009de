CREATE TABLE "articles" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "article_drafts" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "article_id" BIGINT,
    CONSTRAINT "article_drafts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "article_drafts_article_id_key" ON "article_drafts" ("article_id");

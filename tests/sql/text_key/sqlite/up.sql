CREATE TABLE "countries" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);
CREATE TABLE "flags" (
    "country_code" TEXT NOT NULL PRIMARY KEY,
    "image" BLOB NOT NULL,
    CONSTRAINT "flags_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE "anthems" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "country_code" TEXT,
    "words" TEXT NOT NULL,
    CONSTRAINT "anthems_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "anthems_country_code_key" ON "anthems" ("country_code");

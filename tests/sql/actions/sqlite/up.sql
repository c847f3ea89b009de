CREATE TABLE "accounts" (
    "id" BIGINT NOT NULL PRIMARY KEY
);
CREATE TABLE "restricted" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "account_id" BIGINT NOT NULL,
    CONSTRAINT "restricted_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "restricted_account_id_key" ON "restricted" ("account_id");
CREATE TABLE "freed" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "account_id" BIGINT,
    CONSTRAINT "freed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE SET NULL ON UPDATE SET NULL
);
CREATE UNIQUE INDEX "freed_account_id_key" ON "freed" ("account_id");
CREATE TABLE "followed" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "account_id" BIGINT NOT NULL,
    CONSTRAINT "followed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "followed_account_id_key" ON "followed" ("account_id");
CREATE TABLE "left_to_the_engine" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "account_id" BIGINT NOT NULL,
    CONSTRAINT "left_to_the_engine_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id")
);
CREATE UNIQUE INDEX "left_to_the_engine_account_id_key" ON "left_to_the_engine" ("account_id");

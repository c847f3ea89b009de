CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);
CREATE TABLE "profiles" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "of" INTEGER NOT NULL,
    CONSTRAINT "profiles_of_fkey" FOREIGN KEY ("of") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "profiles_of_key" ON "profiles" ("of");
CREATE TABLE "avatars" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "of" INTEGER NOT NULL,
    CONSTRAINT "avatars_of_fkey" FOREIGN KEY ("of") REFERENCES "profiles" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "avatars_of_key" ON "avatars" ("of");

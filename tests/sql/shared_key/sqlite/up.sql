CREATE TABLE "people" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "passports" (
    "person_id" INT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    CONSTRAINT "passports_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

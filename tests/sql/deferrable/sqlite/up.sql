CREATE TABLE "people" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "birth_certificates" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    CONSTRAINT "birth_certificates_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "birth_certificates_person_id_key" ON "birth_certificates" ("person_id");

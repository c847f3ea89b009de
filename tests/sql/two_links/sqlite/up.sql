CREATE TABLE "people" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "addresses" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "resident_id" INTEGER,
    "employee_id" INTEGER,
    CONSTRAINT "addresses_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "people" ("id"),
    CONSTRAINT "addresses_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "people" ("id")
);
CREATE UNIQUE INDEX "addresses_resident_id_key" ON "addresses" ("resident_id");
CREATE UNIQUE INDEX "addresses_employee_id_key" ON "addresses" ("employee_id");

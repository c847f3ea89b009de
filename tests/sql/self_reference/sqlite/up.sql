CREATE TABLE "employees" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "mentor_id" INTEGER,
    CONSTRAINT "employees_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "employees" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "employees_mentor_id_key" ON "employees" ("mentor_id");

CREATE TABLE "teams" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "offices" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "employees" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "team_id" INTEGER NOT NULL,
    "office_id" INTEGER,
    "name" TEXT NOT NULL,
    "hired_on" DATE NOT NULL,
    "left_on" DATE,
    CONSTRAINT "employees_name_check" CHECK (name <> ''),
    CONSTRAINT "employees_check" CHECK (left_on >= hired_on),
    CONSTRAINT "employees_name_a34a73b7_check" CHECK (name <> 'root' AND name <> 'left_on'),
    CONSTRAINT "employees_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
    CONSTRAINT "employees_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices" ("id") ON DELETE SET NULL
);
CREATE INDEX "employees_team_id_idx" ON "employees" ("team_id");
CREATE INDEX "employees_name_hired_on_idx" ON "employees" ("name", "hired_on");

CREATE TABLE "teams" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    CONSTRAINT "teams_name_check" CHECK (name <> ''),
    CONSTRAINT "teams_name_782963e1_check" CHECK (name <> 'root')
);
CREATE TABLE "projects" (
    "team_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    CONSTRAINT "projects_pkey" PRIMARY KEY ("team_id", "number"),
    CONSTRAINT "projects_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE
);
CREATE TABLE "employees" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "team_id" BIGINT NOT NULL,
    "project_number" INTEGER,
    "chief" BIGINT,
    "given_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "hired_on" DATE NOT NULL,
    "left_on" DATE,
    "balance" BIGINT NOT NULL DEFAULT (-10),
    "rate" DOUBLE NOT NULL DEFAULT (0.5),
    "active" BOOLEAN NOT NULL DEFAULT (TRUE),
    "greeting" TEXT NOT NULL DEFAULT ('it''s \ {}'),
    "created_at" TIMESTAMP NOT NULL DEFAULT (CURRENT_TIMESTAMP),
    CONSTRAINT "employees_balance_check" CHECK (balance >= -10),
    CONSTRAINT "employees_check" CHECK (left_on >= hired_on),
    CONSTRAINT "employees_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
    CONSTRAINT "employees_team_id_project_number_fkey" FOREIGN KEY ("team_id", "project_number") REFERENCES "projects" ("team_id", "number"),
    CONSTRAINT "employees_chief_fkey" FOREIGN KEY ("chief") REFERENCES "employees" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "employees_team_id_last_name_given_name_key" ON "employees" ("team_id", "last_name", "given_name");
CREATE INDEX "employees_hired_on_idx" ON "employees" ("hired_on");
CREATE INDEX "employees_last_name_given_name_idx" ON "employees" ("last_name", "given_name");

DROP TABLE "employees";
DROP TABLE "projects";
DROP TABLE "teams";

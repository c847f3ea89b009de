DROP TABLE "employees";
DROP TABLE "offices";
DROP TABLE "teams";

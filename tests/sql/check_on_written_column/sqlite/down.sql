DROP TABLE "employees";

UPDATE "employees" SET "mentor_id" = NULL;
DROP TABLE "employees";

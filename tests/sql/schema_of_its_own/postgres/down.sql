DROP TABLE "ddl_hr"."employee_details";
DROP TABLE "employees";

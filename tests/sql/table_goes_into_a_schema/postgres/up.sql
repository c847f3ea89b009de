CREATE SCHEMA IF NOT EXISTS "diff_into";
ALTER TABLE "diff_moved" SET SCHEMA "diff_into";
ALTER TABLE "diff_into"."diff_moved" RENAME TO "moved";

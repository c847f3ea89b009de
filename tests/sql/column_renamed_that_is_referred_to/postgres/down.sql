ALTER TABLE "users" RENAME COLUMN "number" TO "code";

ALTER TABLE "users" RENAME COLUMN "full name" TO "name";

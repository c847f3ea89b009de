ALTER TABLE "users" RENAME COLUMN "name" TO "full name";

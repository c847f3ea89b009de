ALTER TABLE "people" RENAME COLUMN "full_name" TO "name";
ALTER TABLE "people" RENAME TO "users";

ALTER TABLE "users" RENAME TO "people";
ALTER TABLE "people" ADD COLUMN "age" INTEGER;
CREATE INDEX "people_age_idx" ON "people" ("age");

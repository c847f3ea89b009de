COMMENT ON TABLE "people" IS NULL;
DROP INDEX "people_age_idx";
ALTER TABLE "people" DROP COLUMN "age";
ALTER TABLE "people" RENAME TO "users";

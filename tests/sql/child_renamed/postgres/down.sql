ALTER TABLE "details" RENAME TO "profiles";

ALTER TABLE "profiles" RENAME TO "details";

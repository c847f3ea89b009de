DROP TABLE "profiles";

DROP TABLE "addresses";
DROP TABLE "people";

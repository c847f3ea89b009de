DROP TABLE "anthems";
DROP TABLE "flags";
DROP TABLE "countries";

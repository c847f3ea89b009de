DROP TABLE "everything";

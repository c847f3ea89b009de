DROP TABLE "diff_new"."details";

DROP TABLE "x'; -- a ""table"" with `quotes` whose name is 63 bytes long, yes";
DROP TABLE "order";

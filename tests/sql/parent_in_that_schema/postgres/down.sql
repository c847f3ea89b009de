DROP TABLE "limits";
DROP TABLE "ddl_ledger"."accounts";

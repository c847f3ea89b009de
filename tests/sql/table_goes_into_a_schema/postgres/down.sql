DO $$ BEGIN EXECUTE 'ALTER TABLE "diff_into"."moved" SET SCHEMA ' || quote_ident(current_schema()); END $$;
ALTER TABLE "moved" RENAME TO "diff_moved";

COMMENT ON TABLE "users" IS NULL;
COMMENT ON COLUMN "users"."age" IS NULL;
COMMENT ON COLUMN "users"."name" IS 'goes';

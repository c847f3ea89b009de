COMMENT ON COLUMN "users"."name" IS NULL;
COMMENT ON COLUMN "users"."age" IS 'comes';
COMMENT ON TABLE "users" IS 'it comes, too';

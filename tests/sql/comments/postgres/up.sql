COMMENT ON COLUMN "users"."name" IS 'another, 100% $$ "so"';
COMMENT ON TABLE "users" IS 'another, 100% $$ "so"';

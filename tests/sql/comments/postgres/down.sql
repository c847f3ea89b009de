COMMENT ON TABLE "users" IS E'it''s \\ one';
COMMENT ON COLUMN "users"."name" IS E'it''s \\ one';

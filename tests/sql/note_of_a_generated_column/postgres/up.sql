COMMENT ON COLUMN "items"."c" IS 'a note';

ALTER TABLE "items" ADD COLUMN "c" TEXT NOT NULL DEFAULT ('it''s \ 100%');
COMMENT ON COLUMN "items"."c" IS E'it''s a \\ note';

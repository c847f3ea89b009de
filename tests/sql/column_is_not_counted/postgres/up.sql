ALTER TABLE "items" ALTER COLUMN "id" DROP IDENTITY IF EXISTS;
ALTER TABLE "items" ALTER COLUMN "id" DROP DEFAULT;
DO $$ BEGIN IF pg_get_serial_sequence('"items"', 'id') IS NOT NULL THEN EXECUTE 'DROP SEQUENCE ' || pg_get_serial_sequence('"items"', 'id'); END IF; END $$;

DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM "items" AS one) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: `items` has rows, and nothing says what their `c` would be (rows: ' || "rows that break it" || '); give it a default, or let it be NULL';
    END IF;
END
$$;
ALTER TABLE "items" DROP COLUMN "c";
ALTER TABLE "items" ADD COLUMN "c" INTEGER NOT NULL;

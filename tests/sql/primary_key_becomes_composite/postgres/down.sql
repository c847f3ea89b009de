DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "items" AS one WHERE one."a" IS NOT NULL GROUP BY one."a" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `items` for each `a` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "items" DROP CONSTRAINT "items_pkey";
ALTER TABLE "items" ADD CONSTRAINT "items_pkey" PRIMARY KEY ("a");

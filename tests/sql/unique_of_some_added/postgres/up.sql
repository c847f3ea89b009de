DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "items" AS one WHERE (a > 2) AND one."b" IS NOT NULL GROUP BY one."b" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `items` for each `b` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
CREATE UNIQUE INDEX "items_b_key" ON "items" ("b") WHERE (a > 2);

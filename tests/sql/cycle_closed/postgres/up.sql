DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "countries" AS one WHERE one."capital_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "cities" AS parent WHERE parent."id" = one."capital_id")) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: a row of `cities` for each `capital_id` of `countries` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "countries" ADD CONSTRAINT "countries_capital_id_fkey" FOREIGN KEY ("capital_id") REFERENCES "cities" ("id") ON DELETE SET NULL;

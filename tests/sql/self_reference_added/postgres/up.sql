DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "employees" AS one WHERE one."mentor_id" IS NOT NULL GROUP BY one."mentor_id" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `employees` for each `mentor_id` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "employees" AS one WHERE one."mentor_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "employees" AS parent WHERE parent."id" = one."mentor_id")) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: a row of `employees` for each `mentor_id` of `employees` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "employees" ADD CONSTRAINT "employees_mentor_id_key" UNIQUE ("mentor_id");
ALTER TABLE "employees" ADD CONSTRAINT "employees_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "employees" ("id") ON DELETE SET NULL;

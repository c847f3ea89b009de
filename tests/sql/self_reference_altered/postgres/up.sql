DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "employees" AS one WHERE NOT (mentor_id IS NULL OR 1 = 1)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `employees` meets `mentor_id IS NULL OR 1 = 1` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "employees" ADD COLUMN "name" TEXT NOT NULL DEFAULT ('x');
ALTER TABLE "employees" ADD CONSTRAINT "employees_check" CHECK (mentor_id IS NULL OR 1 = 1);

DO $$ 
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "employees" AS one WHERE NOT (id > 0)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `employees` meets `id > 0` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
 $$;
ALTER TABLE "employees" ADD COLUMN "name" TEXT NOT NULL DEFAULT ('x');
ALTER TABLE "employees" ADD CONSTRAINT "not_the_first" CHECK (id > 0);

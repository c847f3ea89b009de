DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE NOT (age > 17)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `users` meets `age > 17` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "users" ALTER COLUMN "age" DROP DEFAULT, ALTER COLUMN "age" TYPE BIGINT, ALTER COLUMN "age" SET DEFAULT (20);
ALTER TABLE "users" ADD CONSTRAINT "users_age_check" CHECK (age > 17);

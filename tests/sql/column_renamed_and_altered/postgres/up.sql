DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE one."age" IS NULL) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `users.age` is not NULL (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "users" RENAME COLUMN "age" TO "years";
ALTER TABLE "users" ALTER COLUMN "years" TYPE BIGINT, ALTER COLUMN "years" SET DEFAULT (20), ALTER COLUMN "years" SET NOT NULL;
COMMENT ON COLUMN "users"."years" IS 'comes';

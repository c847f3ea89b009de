DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE one."id" IS NOT NULL GROUP BY one."id" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `users` for each `id` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "profiles" DROP CONSTRAINT "profiles_code_fkey";
ALTER TABLE "users" DROP CONSTRAINT "users_pkey";
ALTER TABLE "users" ADD CONSTRAINT "users_pkey" PRIMARY KEY ("id");
ALTER TABLE "users" ADD CONSTRAINT "users_code_key" UNIQUE ("code");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_code_fkey" FOREIGN KEY ("code") REFERENCES "users" ("code") ON DELETE CASCADE;

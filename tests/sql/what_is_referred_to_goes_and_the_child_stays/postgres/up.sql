DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "profiles" AS one WHERE one."user_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" AS parent WHERE parent."id" = one."user_id")) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: a row of `users` for each `user_id` of `profiles` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_code_key";
DROP INDEX IF EXISTS "users_code_key";
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id");
ALTER TABLE "users" DROP COLUMN "code";

DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE NOT (age > 17)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `users` meets `age > 17` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_code_fkey";
ALTER TABLE "users" DROP CONSTRAINT "users_profile_code_fkey";
ALTER TABLE "profiles" DROP CONSTRAINT "any";
ALTER TABLE "users" DROP CONSTRAINT "of_age";
ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_code_key";
DROP INDEX IF EXISTS "profiles_code_key";
ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_code_key";
DROP INDEX IF EXISTS "users_code_key";
ALTER TABLE "profiles" DROP COLUMN "user_code";
ALTER TABLE "profiles" DROP COLUMN "code";
ALTER TABLE "users" DROP COLUMN "profile_code";
ALTER TABLE "users" DROP COLUMN "code";
ALTER TABLE "users" ADD CONSTRAINT "of_age" CHECK (age > 17);

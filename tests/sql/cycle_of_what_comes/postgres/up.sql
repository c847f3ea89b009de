DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE NOT (age > 16)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `users` meets `age > 16` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "profiles" AS one WHERE NOT (user_id > 0)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `profiles` meets `user_id > 0` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "users" DROP CONSTRAINT "of_age";
ALTER TABLE "users" ADD COLUMN "code" INTEGER;
ALTER TABLE "users" ADD COLUMN "profile_code" INTEGER;
ALTER TABLE "profiles" ADD COLUMN "code" INTEGER;
ALTER TABLE "profiles" ADD COLUMN "user_code" INTEGER;
ALTER TABLE "users" ADD CONSTRAINT "users_code_key" UNIQUE ("code");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_code_key" UNIQUE ("code");
ALTER TABLE "users" ADD CONSTRAINT "of_age" CHECK (age > 16);
ALTER TABLE "profiles" ADD CONSTRAINT "any" CHECK (user_id > 0);
ALTER TABLE "users" ADD CONSTRAINT "users_profile_code_fkey" FOREIGN KEY ("profile_code") REFERENCES "profiles" ("code");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_code_fkey" FOREIGN KEY ("user_code") REFERENCES "users" ("code");

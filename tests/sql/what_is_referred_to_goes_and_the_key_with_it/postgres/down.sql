DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM "profiles" AS one WHERE one."user_id" IS NOT NULL) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: `profiles` would refer by `user_id` to what is not there (rows: ' || "rows that break it" || '); make it NULL, or let what it refers to come before';
    END IF;
END
$$;
ALTER TABLE "users" ADD COLUMN "code" INTEGER;
ALTER TABLE "users" ADD CONSTRAINT "users_code_key" UNIQUE ("code");
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("code");

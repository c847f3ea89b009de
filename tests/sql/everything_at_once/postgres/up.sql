DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "profiles" AS one WHERE one."bio" IS NULL) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `profiles.bio` is not NULL (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "profiles" AS one WHERE one."user_id" IS NOT NULL GROUP BY one."user_id" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `profiles` for each `user_id` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE one."name" IS NOT NULL GROUP BY one."name" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `users` for each `name` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "users" AS one WHERE NOT (age > 18)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `users` meets `age > 18` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "profiles" RENAME TO "details";
ALTER TABLE "users" RENAME TO "people";
ALTER TABLE "details" RENAME COLUMN "user_id" TO "person_id";
ALTER TABLE "people" RENAME COLUMN "name" TO "full_name";
ALTER TABLE "details" DROP CONSTRAINT "profiles_user_id_fkey";
ALTER TABLE "people" DROP CONSTRAINT "of_age";
DROP INDEX "users_age_idx";
CREATE TABLE "avatars" (
    "person_id" INTEGER NOT NULL,
    CONSTRAINT "avatars_pkey" PRIMARY KEY ("person_id"),
    CONSTRAINT "avatars_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id")
);
ALTER TABLE "details" ALTER COLUMN "bio" SET DEFAULT '-', ALTER COLUMN "bio" SET NOT NULL;
COMMENT ON COLUMN "people"."full_name" IS 'all of it';
ALTER TABLE "people" ALTER COLUMN "age" TYPE BIGINT;
ALTER TABLE "people" ADD COLUMN "next" INTEGER GENERATED ALWAYS AS (age + 1) STORED;
ALTER TABLE "details" ADD CONSTRAINT "details_person_id_key" UNIQUE ("person_id");
ALTER TABLE "people" ADD CONSTRAINT "people_full_name_key" UNIQUE ("full_name");
ALTER TABLE "people" ADD CONSTRAINT "older" CHECK (age > 18);
ALTER TABLE "details" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE;
COMMENT ON TABLE "people" IS 'those who are';
ALTER TABLE "people" DROP COLUMN "nick";
DROP TABLE "sessions";

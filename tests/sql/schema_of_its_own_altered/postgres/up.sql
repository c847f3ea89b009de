DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "diff_hr"."people" AS one WHERE one."name" IS NOT NULL GROUP BY one."name" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `diff_hr.people` for each `name` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "diff_hr"."details" AS one WHERE one."person_id" IS NOT NULL GROUP BY one."person_id" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: one row of `diff_hr.details` for each `person_id` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "diff_hr"."details" AS one WHERE NOT (person_id > 0)) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: `diff_hr.details` meets `person_id > 0` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
DO $$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "diff_hr"."details" AS one WHERE one."person_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "diff_hr"."people" AS parent WHERE parent."id" = one."person_id")) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = 'stopped before the first change: this rule is broken: a row of `diff_hr.people` for each `person_id` of `diff_hr.details` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$$;
ALTER TABLE "diff_hr"."people" ADD COLUMN "age" INTEGER NOT NULL DEFAULT (1);
ALTER TABLE "diff_hr"."details" ADD COLUMN "phone" TEXT;
ALTER TABLE "diff_hr"."people" ADD CONSTRAINT "people_name_key" UNIQUE ("name");
ALTER TABLE "diff_hr"."details" ADD CONSTRAINT "details_person_id_key" UNIQUE ("person_id");
CREATE INDEX "details_person_id_id_idx" ON "diff_hr"."details" ("person_id", "id");
ALTER TABLE "diff_hr"."details" ADD CONSTRAINT "details_check" CHECK (person_id > 0);
ALTER TABLE "diff_hr"."details" ADD CONSTRAINT "details_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "diff_hr"."people" ("id");
COMMENT ON TABLE "diff_hr"."details" IS 'a comment';

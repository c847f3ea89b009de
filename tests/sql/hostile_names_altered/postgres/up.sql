DO $_1$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "o'k %I $$ \ ""a"" `b`" AS one WHERE one."it's 100% -- /* \" IS NOT NULL GROUP BY one."it's 100% -- /* \" HAVING count(*) > 1) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = E'stopped before the first change: this rule is broken: one row of `o''k %I $$ \\ "a" `b`` for each `it''s 100% -- /* \\` (keys: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$_1$;
DO $_1$
DECLARE "rows that break it" bigint;
BEGIN
    SELECT count INTO "rows that break it" FROM (SELECT count(*) AS count FROM (SELECT 1 FROM "o'k %I $$ \ ""a"" `b`" AS one WHERE one."it's 100% -- /* \" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "o'k %I $$ \ ""a"" `b`" AS parent WHERE parent."id" = one."it's 100% -- /* \")) AS broken) AS counted;
    IF "rows that break it" > 0 THEN
        RAISE EXCEPTION USING MESSAGE = E'stopped before the first change: this rule is broken: a row of `o''k %I $$ \\ "a" `b`` for each `it''s 100% -- /* \\` of `o''k %I $$ \\ "a" `b`` (rows: ' || "rows that break it" || '); what breaks it: cargo run --bin schema -- audit';
    END IF;
END
$_1$;
ALTER TABLE "o'k %I $$ \ ""a"" `b`" ADD COLUMN "`""'\$$" INTEGER NOT NULL DEFAULT (1);
ALTER TABLE "o'k %I $$ \ ""a"" `b`" ADD CONSTRAINT "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_key" UNIQUE ("it's 100% -- /* \");
CREATE INDEX "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_id_idx" ON "o'k %I $$ \ ""a"" `b`" ("it's 100% -- /* \", "id");
ALTER TABLE "o'k %I $$ \ ""a"" `b`" ADD CONSTRAINT "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_fkey" FOREIGN KEY ("it's 100% -- /* \") REFERENCES "o'k %I $$ \ ""a"" `b`" ("id");
COMMENT ON TABLE "o'k %I $$ \ ""a"" `b`" IS E'it''s `"\\ $$ 100%';

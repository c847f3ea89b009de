ALTER TABLE "other `""'\ $$" ALTER COLUMN "another `""'\ 100%" TYPE INTEGER;
ALTER TABLE "other `""'\ $$" RENAME COLUMN "another `""'\ 100%" TO "it's 100% -- /* \";
ALTER TABLE "other `""'\ $$" RENAME TO "o'k %I $$ \ ""a"" `b`";

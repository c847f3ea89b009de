ALTER TABLE "o'k %I $$ \ ""a"" `b`" RENAME TO "other `""'\ $$";
ALTER TABLE "other `""'\ $$" RENAME COLUMN "it's 100% -- /* \" TO "another `""'\ 100%";
ALTER TABLE "other `""'\ $$" ALTER COLUMN "another `""'\ 100%" TYPE BIGINT;

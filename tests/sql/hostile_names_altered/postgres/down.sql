COMMENT ON TABLE "o'k %I $$ \ ""a"" `b`" IS NULL;
ALTER TABLE "o'k %I $$ \ ""a"" `b`" DROP CONSTRAINT "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_fkey";
DROP INDEX "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_id_idx";
ALTER TABLE "o'k %I $$ \ ""a"" `b`" DROP CONSTRAINT IF EXISTS "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_key";
DROP INDEX IF EXISTS "o'k %I $$ \ ""a"" `b`_it's 100% -- /* \_key";
ALTER TABLE "o'k %I $$ \ ""a"" `b`" DROP COLUMN "`""'\$$";

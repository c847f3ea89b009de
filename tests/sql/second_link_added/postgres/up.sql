ALTER TABLE "users" ADD COLUMN "work_id" INTEGER;
ALTER TABLE "users" ADD CONSTRAINT "users_work_id_key" UNIQUE ("work_id");
ALTER TABLE "users" ADD CONSTRAINT "users_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "addresses" ("id") ON DELETE SET NULL;

ALTER TABLE "users" ADD COLUMN "age" INTEGER;
ALTER TABLE "users" ADD COLUMN "next" INTEGER GENERATED ALWAYS AS (age + 1) STORED;
CREATE INDEX "users_age_id_idx" ON "users" ("age", "id");
ALTER TABLE "users" ADD CONSTRAINT "users_age_key" UNIQUE ("age");
ALTER TABLE "users" ADD CONSTRAINT "of_age" CHECK (age > 17);
ALTER TABLE "users" ADD CONSTRAINT "users_age_fkey" FOREIGN KEY ("age") REFERENCES "users" ("id");

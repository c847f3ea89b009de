CREATE TABLE "users"
-- It's "quoted" `so`; */ DROP TABLE users; -- no
-- second 'line', \' OR 1=1 \
-- $$ third $1 ? %s 漢字 */
(
    "id" INTEGER NOT NULL PRIMARY KEY,
    -- Lower case.
    "email" TEXT NOT NULL,
    -- It's "quoted" `so`; */ DROP TABLE users; -- no
    -- second 'line', \' OR 1=1 \
    -- $$ third $1 ? %s 漢字 */
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL
);
CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");
CREATE UNIQUE INDEX "users_provider_subject_key" ON "users" ("provider", "subject");
CREATE TABLE "settings" (
    -- Of the user.
    "user_id" INT NOT NULL PRIMARY KEY,
    "theme" TEXT NOT NULL,
    -- It's "quoted" `so`; */ DROP TABLE users; -- no
    -- second 'line', \' OR 1=1 \
    -- $$ third $1 ? %s 漢字 */
    CONSTRAINT "settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

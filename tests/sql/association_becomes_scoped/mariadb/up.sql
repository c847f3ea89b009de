ALTER TABLE IF EXISTS `profiles` ADD INDEX IF NOT EXISTS `profiles_user_id_fkey` (`user_id`);
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_user_id_key`;
ALTER TABLE IF EXISTS `profiles` ADD COLUMN IF NOT EXISTS `live_user_id` INTEGER GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN user_id END) STORED;
ALTER TABLE IF EXISTS `profiles` ADD UNIQUE INDEX IF NOT EXISTS `profiles_live_user_id_key` (`live_user_id`);

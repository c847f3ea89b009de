ALTER TABLE IF EXISTS `profiles` ADD INDEX IF NOT EXISTS `profiles_user_id_fkey` (`user_id`);
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_user_id_key`;
ALTER TABLE IF EXISTS `profiles` ADD INDEX IF NOT EXISTS `profiles_user_id_idx` (`user_id`);
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_user_id_fkey`;

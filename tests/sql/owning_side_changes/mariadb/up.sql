BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_user_id_key`;
ALTER TABLE IF EXISTS `users` ADD COLUMN IF NOT EXISTS `profile_id` INTEGER;
ALTER TABLE IF EXISTS `users` ADD UNIQUE INDEX IF NOT EXISTS `users_profile_id_key` (`profile_id`);
ALTER TABLE IF EXISTS `users` ADD CONSTRAINT `users_profile_id_fkey` FOREIGN KEY IF NOT EXISTS `users_profile_id_fkey` (`profile_id`) REFERENCES `profiles` (`id`);
ALTER TABLE IF EXISTS `profiles` DROP COLUMN IF EXISTS `user_id`;

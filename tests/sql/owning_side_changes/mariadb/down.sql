ALTER TABLE IF EXISTS `profiles` ADD COLUMN IF NOT EXISTS `user_id` INTEGER;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `users` DROP FOREIGN KEY IF EXISTS `users_profile_id_fkey`;
    ALTER TABLE IF EXISTS `users` DROP FOREIGN KEY IF EXISTS `users_profile_id_fkey`, DROP INDEX IF EXISTS `users_profile_id_fkey`;
END;
ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `users_profile_id_key`;
ALTER TABLE IF EXISTS `users` DROP COLUMN IF EXISTS `profile_id`;
ALTER TABLE IF EXISTS `profiles` ADD UNIQUE INDEX IF NOT EXISTS `profiles_user_id_key` (`user_id`);
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`user_id`) REFERENCES `users` (`id`);

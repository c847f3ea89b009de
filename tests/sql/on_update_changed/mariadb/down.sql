BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`user_id`) REFERENCES `users` (`id`);

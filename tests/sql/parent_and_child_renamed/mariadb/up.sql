RENAME TABLE IF EXISTS `profiles` TO `details`;
RENAME TABLE IF EXISTS `users` TO `people`;
ALTER TABLE IF EXISTS `details` RENAME COLUMN IF EXISTS `user_id` TO `person_id`;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `details` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`person_id`) REFERENCES `people` (`id`) ON DELETE RESTRICT;

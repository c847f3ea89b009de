BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `details` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`person_id`) REFERENCES `people` (`id`) ON DELETE CASCADE;
ALTER TABLE IF EXISTS `details` RENAME COLUMN IF EXISTS `person_id` TO `user_id`;
RENAME TABLE IF EXISTS `people` TO `users`;
RENAME TABLE IF EXISTS `details` TO `profiles`;

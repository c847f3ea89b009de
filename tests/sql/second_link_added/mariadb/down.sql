ALTER TABLE IF EXISTS `users` DROP FOREIGN KEY IF EXISTS `users_work_id_fkey`, DROP INDEX IF EXISTS `users_work_id_fkey`;
ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `users_work_id_key`;
ALTER TABLE IF EXISTS `users` DROP COLUMN IF EXISTS `work_id`;

ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_code_fkey`, DROP INDEX IF EXISTS `profiles_code_fkey`;
ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `users_code_key`;

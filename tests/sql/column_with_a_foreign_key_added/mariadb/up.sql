ALTER TABLE IF EXISTS `profiles` ADD COLUMN IF NOT EXISTS `mentor_id` INTEGER;
ALTER TABLE IF EXISTS `profiles` ADD UNIQUE INDEX IF NOT EXISTS `profiles_mentor_id_key` (`mentor_id`);
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT `profiles_mentor_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_mentor_id_fkey` (`mentor_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;

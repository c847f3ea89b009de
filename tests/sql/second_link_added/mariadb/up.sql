ALTER TABLE IF EXISTS `users` ADD COLUMN IF NOT EXISTS `work_id` INTEGER;
ALTER TABLE IF EXISTS `users` ADD UNIQUE INDEX IF NOT EXISTS `users_work_id_key` (`work_id`);
ALTER TABLE IF EXISTS `users` ADD CONSTRAINT `users_work_id_fkey` FOREIGN KEY IF NOT EXISTS `users_work_id_fkey` (`work_id`) REFERENCES `addresses` (`id`) ON DELETE SET NULL;

RENAME TABLE IF EXISTS `users` TO `people`;
ALTER TABLE IF EXISTS `people` RENAME COLUMN IF EXISTS `name` TO `full_name`;

ALTER TABLE IF EXISTS `people` RENAME COLUMN IF EXISTS `full_name` TO `name`;
RENAME TABLE IF EXISTS `people` TO `users`;

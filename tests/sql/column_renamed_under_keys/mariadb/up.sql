ALTER TABLE IF EXISTS `profiles` RENAME COLUMN IF EXISTS `user_id` TO `owner_id`;

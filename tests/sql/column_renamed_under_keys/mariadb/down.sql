ALTER TABLE IF EXISTS `profiles` RENAME COLUMN IF EXISTS `owner_id` TO `user_id`;

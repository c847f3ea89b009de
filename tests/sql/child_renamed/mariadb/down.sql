RENAME TABLE IF EXISTS `details` TO `profiles`;

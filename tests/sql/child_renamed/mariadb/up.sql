RENAME TABLE IF EXISTS `profiles` TO `details`;

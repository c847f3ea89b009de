RENAME TABLE IF EXISTS `people` TO `users`;

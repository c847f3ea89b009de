RENAME TABLE IF EXISTS `users` TO `people`;

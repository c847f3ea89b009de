ALTER TABLE IF EXISTS `items` ADD INDEX IF NOT EXISTS `items_a_idx` (`a`);

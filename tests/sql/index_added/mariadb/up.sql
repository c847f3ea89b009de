ALTER TABLE IF EXISTS `items` ADD INDEX IF NOT EXISTS `items_b_a_idx` (`b`, `a`);

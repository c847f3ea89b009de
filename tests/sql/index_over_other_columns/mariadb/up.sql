ALTER TABLE IF EXISTS `items` DROP INDEX IF EXISTS `items_a_idx`;
ALTER TABLE IF EXISTS `items` ADD INDEX IF NOT EXISTS `items_a_b_idx` (`a`, `b`);

CREATE SCHEMA IF NOT EXISTS `diff_into`;
RENAME TABLE IF EXISTS `diff_moved` TO `diff_into`.`moved`;

DROP TABLE IF EXISTS `diff_new`.`details`;

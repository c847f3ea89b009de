RENAME TABLE IF EXISTS `diff_into`.`moved` TO `diff_moved`;

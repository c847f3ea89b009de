RENAME TABLE IF EXISTS `diff_moved` TO `diff_into`.`moved`;

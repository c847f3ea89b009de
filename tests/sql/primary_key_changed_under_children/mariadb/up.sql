BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `users` AS one WHERE one.`id` IS NOT NULL GROUP BY one.`id` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `users` for each `id` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_code_fkey`;
    ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_code_fkey`, DROP INDEX IF EXISTS `profiles_code_fkey`;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1075 BEGIN
        DECLARE CONTINUE HANDLER FOR 1075 BEGIN END;
        ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `PRIMARY`, ADD INDEX IF NOT EXISTS `o2o_counted` (`code`);
    END;
    ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `PRIMARY`;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1075 BEGIN
        DECLARE CONTINUE HANDLER FOR 1075 BEGIN END;
        ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `PRIMARY`, ADD PRIMARY KEY (`id`);
    END;
    ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `PRIMARY`, ADD PRIMARY KEY (`id`), DROP INDEX IF EXISTS `o2o_counted`;
END;
ALTER TABLE IF EXISTS `users` ADD UNIQUE INDEX IF NOT EXISTS `users_code_key` (`code`);
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT `profiles_code_fkey` FOREIGN KEY IF NOT EXISTS `profiles_code_fkey` (`code`) REFERENCES `users` (`code`) ON DELETE CASCADE;

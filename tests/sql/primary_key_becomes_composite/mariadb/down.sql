BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `items` AS one WHERE one.`a` IS NOT NULL GROUP BY one.`a` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `items` for each `a` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1075 BEGIN
        DECLARE CONTINUE HANDLER FOR 1075 BEGIN END;
        ALTER TABLE IF EXISTS `items` DROP INDEX IF EXISTS `PRIMARY`, ADD INDEX IF NOT EXISTS `o2o_counted` (`b`);
    END;
    ALTER TABLE IF EXISTS `items` DROP INDEX IF EXISTS `PRIMARY`;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1075 BEGIN
        DECLARE CONTINUE HANDLER FOR 1075 BEGIN END;
        ALTER TABLE IF EXISTS `items` DROP INDEX IF EXISTS `PRIMARY`, ADD PRIMARY KEY (`a`);
    END;
    ALTER TABLE IF EXISTS `items` DROP INDEX IF EXISTS `PRIMARY`, ADD PRIMARY KEY (`a`), DROP INDEX IF EXISTS `o2o_counted`;
END;

BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM `items` AS one) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: `items` has rows, and nothing says what their `c` would be (rows: ', `rows that break it`, '); give it a default, or let it be NULL');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `items` DROP COLUMN IF EXISTS `c`;
ALTER TABLE IF EXISTS `items` ADD COLUMN IF NOT EXISTS `c` INTEGER NOT NULL;

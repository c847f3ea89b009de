BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `employees` AS one WHERE NOT (mentor_id IS NULL OR 1 = 1)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `employees` meets `mentor_id IS NULL OR 1 = 1` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `employees` ADD COLUMN IF NOT EXISTS `name` LONGTEXT NOT NULL DEFAULT ('x');
ALTER TABLE IF EXISTS `employees` ADD CONSTRAINT IF NOT EXISTS `employees_check` CHECK (mentor_id IS NULL OR 1 = 1);

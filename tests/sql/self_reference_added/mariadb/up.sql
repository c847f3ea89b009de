BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `employees` AS one WHERE one.`mentor_id` IS NOT NULL GROUP BY one.`mentor_id` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `employees` for each `mentor_id` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `employees` AS one WHERE one.`mentor_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `employees` AS parent WHERE parent.`id` = one.`mentor_id`)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: a row of `employees` for each `mentor_id` of `employees` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `employees` ADD UNIQUE INDEX IF NOT EXISTS `employees_mentor_id_key` (`mentor_id`);
ALTER TABLE IF EXISTS `employees` ADD CONSTRAINT `employees_mentor_id_fkey` FOREIGN KEY IF NOT EXISTS `employees_mentor_id_fkey` (`mentor_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;

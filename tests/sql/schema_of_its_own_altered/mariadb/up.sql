BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `diff_hr`.`people` AS one WHERE one.`name` IS NOT NULL GROUP BY one.`name` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `diff_hr.people` for each `name` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `diff_hr`.`details` AS one WHERE one.`person_id` IS NOT NULL GROUP BY one.`person_id` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `diff_hr.details` for each `person_id` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `diff_hr`.`details` AS one WHERE NOT (person_id > 0)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `diff_hr.details` meets `person_id > 0` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `diff_hr`.`details` AS one WHERE one.`person_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `diff_hr`.`people` AS parent WHERE parent.`id` = one.`person_id`)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: a row of `diff_hr.people` for each `person_id` of `diff_hr.details` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `diff_hr`.`people` ADD COLUMN IF NOT EXISTS `age` INTEGER NOT NULL DEFAULT (1);
ALTER TABLE IF EXISTS `diff_hr`.`details` ADD COLUMN IF NOT EXISTS `phone` LONGTEXT;
ALTER TABLE IF EXISTS `diff_hr`.`people` MODIFY COLUMN IF EXISTS `name` VARCHAR(255) NOT NULL;
ALTER TABLE IF EXISTS `diff_hr`.`people` ADD UNIQUE INDEX IF NOT EXISTS `people_name_key` (`name`);
ALTER TABLE IF EXISTS `diff_hr`.`details` ADD UNIQUE INDEX IF NOT EXISTS `details_person_id_key` (`person_id`);
ALTER TABLE IF EXISTS `diff_hr`.`details` ADD INDEX IF NOT EXISTS `details_person_id_id_idx` (`person_id`, `id`);
ALTER TABLE IF EXISTS `diff_hr`.`details` ADD CONSTRAINT IF NOT EXISTS `details_check` CHECK (person_id > 0);
ALTER TABLE IF EXISTS `diff_hr`.`details` ADD CONSTRAINT `details_person_id_fkey` FOREIGN KEY IF NOT EXISTS `details_person_id_fkey` (`person_id`) REFERENCES `diff_hr`.`people` (`id`);
ALTER TABLE IF EXISTS `diff_hr`.`details` COMMENT='a comment';

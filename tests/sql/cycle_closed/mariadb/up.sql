BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `countries` AS one WHERE one.`capital_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `cities` AS parent WHERE parent.`id` = one.`capital_id`)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: a row of `cities` for each `capital_id` of `countries` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `countries` ADD CONSTRAINT `countries_capital_id_fkey` FOREIGN KEY IF NOT EXISTS `countries_capital_id_fkey` (`capital_id`) REFERENCES `cities` (`id`) ON DELETE SET NULL;

BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `users` AS one WHERE NOT (age > 17)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `users` meets `age > 17` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `users` MODIFY COLUMN IF EXISTS `age` BIGINT NOT NULL DEFAULT (20);
ALTER TABLE IF EXISTS `users` ADD CONSTRAINT IF NOT EXISTS `users_age_check` CHECK (age > 17);

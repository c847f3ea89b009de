BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `profiles` AS one WHERE one.`user_id` IS NOT NULL GROUP BY one.`user_id` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `profiles` for each `user_id` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `profiles` ADD INDEX IF NOT EXISTS `profiles_user_id_fkey` (`user_id`);
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_user_id_idx`;
ALTER TABLE IF EXISTS `profiles` ADD UNIQUE INDEX IF NOT EXISTS `profiles_user_id_key` (`user_id`);
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_user_id_fkey`;

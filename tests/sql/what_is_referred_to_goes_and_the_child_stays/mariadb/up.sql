BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `profiles` AS one WHERE one.`user_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `users` AS parent WHERE parent.`id` = one.`user_id`)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: a row of `users` for each `user_id` of `profiles` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `users_code_key`;
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`user_id`) REFERENCES `users` (`id`);
ALTER TABLE IF EXISTS `users` DROP COLUMN IF EXISTS `code`;

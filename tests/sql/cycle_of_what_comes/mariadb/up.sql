BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `users` AS one WHERE NOT (age > 16)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `users` meets `age > 16` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `profiles` AS one WHERE NOT (user_id > 0)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `profiles` meets `user_id > 0` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `users` DROP CONSTRAINT IF EXISTS `of_age`;
ALTER TABLE IF EXISTS `users` ADD COLUMN IF NOT EXISTS `code` INTEGER;
ALTER TABLE IF EXISTS `users` ADD COLUMN IF NOT EXISTS `profile_code` INTEGER;
ALTER TABLE IF EXISTS `profiles` ADD COLUMN IF NOT EXISTS `code` INTEGER;
ALTER TABLE IF EXISTS `profiles` ADD COLUMN IF NOT EXISTS `user_code` INTEGER;
ALTER TABLE IF EXISTS `users` ADD UNIQUE INDEX IF NOT EXISTS `users_code_key` (`code`);
ALTER TABLE IF EXISTS `profiles` ADD UNIQUE INDEX IF NOT EXISTS `profiles_code_key` (`code`);
ALTER TABLE IF EXISTS `users` ADD CONSTRAINT IF NOT EXISTS `of_age` CHECK (age > 16);
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT IF NOT EXISTS `any` CHECK (user_id > 0);
ALTER TABLE IF EXISTS `users` ADD CONSTRAINT `users_profile_code_fkey` FOREIGN KEY IF NOT EXISTS `users_profile_code_fkey` (`profile_code`) REFERENCES `profiles` (`code`);
ALTER TABLE IF EXISTS `profiles` ADD CONSTRAINT `profiles_user_code_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_code_fkey` (`user_code`) REFERENCES `users` (`code`);

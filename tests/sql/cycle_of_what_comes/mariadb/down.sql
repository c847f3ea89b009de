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
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_code_fkey`;
    ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_user_code_fkey`, DROP INDEX IF EXISTS `profiles_user_code_fkey`;
END;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `users` DROP FOREIGN KEY IF EXISTS `users_profile_code_fkey`;
    ALTER TABLE IF EXISTS `users` DROP FOREIGN KEY IF EXISTS `users_profile_code_fkey`, DROP INDEX IF EXISTS `users_profile_code_fkey`;
END;
ALTER TABLE IF EXISTS `profiles` DROP CONSTRAINT IF EXISTS `any`;
ALTER TABLE IF EXISTS `users` DROP CONSTRAINT IF EXISTS `of_age`;
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_code_key`;
ALTER TABLE IF EXISTS `users` DROP INDEX IF EXISTS `users_code_key`;
ALTER TABLE IF EXISTS `profiles` DROP COLUMN IF EXISTS `user_code`;
ALTER TABLE IF EXISTS `profiles` DROP COLUMN IF EXISTS `code`;
ALTER TABLE IF EXISTS `users` DROP COLUMN IF EXISTS `profile_code`;
ALTER TABLE IF EXISTS `users` DROP COLUMN IF EXISTS `code`;
ALTER TABLE IF EXISTS `users` ADD CONSTRAINT IF NOT EXISTS `of_age` CHECK (age > 17);

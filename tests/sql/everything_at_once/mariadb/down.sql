BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `people` AS one WHERE NOT (age > 17)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `people` meets `age > 17` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
CREATE TABLE IF NOT EXISTS `sessions` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `user_id` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `sessions_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `people` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;
ALTER TABLE IF EXISTS `people` ADD COLUMN IF NOT EXISTS `nick` LONGTEXT;
ALTER TABLE IF EXISTS `people` COMMENT='';
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `people` DROP CONSTRAINT IF EXISTS `older`;
ALTER TABLE IF EXISTS `people` DROP INDEX IF EXISTS `people_full_name_key`;
ALTER TABLE IF EXISTS `details` DROP INDEX IF EXISTS `details_person_id_key`;
ALTER TABLE IF EXISTS `people` DROP COLUMN IF EXISTS `next`;
ALTER TABLE IF EXISTS `people` MODIFY COLUMN IF EXISTS `age` INTEGER;
ALTER TABLE IF EXISTS `people` MODIFY COLUMN IF EXISTS `full_name` LONGTEXT NOT NULL;
ALTER TABLE IF EXISTS `details` MODIFY COLUMN IF EXISTS `bio` LONGTEXT;
DROP TABLE IF EXISTS `avatars`;
ALTER TABLE IF EXISTS `people` ADD INDEX IF NOT EXISTS `users_age_idx` (`age`);
ALTER TABLE IF EXISTS `people` ADD CONSTRAINT IF NOT EXISTS `of_age` CHECK (age > 17);
ALTER TABLE IF EXISTS `details` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`person_id`) REFERENCES `people` (`id`) ON DELETE RESTRICT;
ALTER TABLE IF EXISTS `people` RENAME COLUMN IF EXISTS `full_name` TO `name`;
ALTER TABLE IF EXISTS `details` RENAME COLUMN IF EXISTS `person_id` TO `user_id`;
RENAME TABLE IF EXISTS `people` TO `users`;
RENAME TABLE IF EXISTS `details` TO `profiles`;

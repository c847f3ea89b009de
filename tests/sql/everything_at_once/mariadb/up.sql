BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `profiles` AS one WHERE one.`bio` IS NULL) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `profiles.bio` is not NULL (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
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
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `users` AS one WHERE one.`name` IS NOT NULL GROUP BY one.`name` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `users` for each `name` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `users` AS one WHERE NOT (age > 18)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: `users` meets `age > 18` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
RENAME TABLE IF EXISTS `profiles` TO `details`;
RENAME TABLE IF EXISTS `users` TO `people`;
ALTER TABLE IF EXISTS `details` RENAME COLUMN IF EXISTS `user_id` TO `person_id`;
ALTER TABLE IF EXISTS `people` RENAME COLUMN IF EXISTS `name` TO `full_name`;
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`;
    ALTER TABLE IF EXISTS `details` DROP FOREIGN KEY IF EXISTS `profiles_user_id_fkey`, DROP INDEX IF EXISTS `profiles_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `people` DROP CONSTRAINT IF EXISTS `of_age`;
ALTER TABLE IF EXISTS `people` DROP INDEX IF EXISTS `users_age_idx`;
CREATE TABLE IF NOT EXISTS `avatars` (
    `person_id` INTEGER NOT NULL,
    PRIMARY KEY (`person_id`),
    CONSTRAINT `avatars_person_id_fkey` FOREIGN KEY (`person_id`) REFERENCES `people` (`id`)
) ENGINE=InnoDB;
ALTER TABLE IF EXISTS `details` MODIFY COLUMN IF EXISTS `bio` LONGTEXT NOT NULL DEFAULT ('-');
ALTER TABLE IF EXISTS `people` MODIFY COLUMN IF EXISTS `full_name` VARCHAR(255) NOT NULL COMMENT 'all of it';
ALTER TABLE IF EXISTS `people` MODIFY COLUMN IF EXISTS `age` BIGINT;
ALTER TABLE IF EXISTS `people` ADD COLUMN IF NOT EXISTS `next` INTEGER GENERATED ALWAYS AS (age + 1) STORED;
ALTER TABLE IF EXISTS `details` ADD UNIQUE INDEX IF NOT EXISTS `details_person_id_key` (`person_id`);
ALTER TABLE IF EXISTS `people` ADD UNIQUE INDEX IF NOT EXISTS `people_full_name_key` (`full_name`);
ALTER TABLE IF EXISTS `people` ADD CONSTRAINT IF NOT EXISTS `older` CHECK (age > 18);
ALTER TABLE IF EXISTS `details` ADD CONSTRAINT `profiles_user_id_fkey` FOREIGN KEY IF NOT EXISTS `profiles_user_id_fkey` (`person_id`) REFERENCES `people` (`id`) ON DELETE CASCADE;
ALTER TABLE IF EXISTS `people` COMMENT='those who are';
ALTER TABLE IF EXISTS `people` DROP COLUMN IF EXISTS `nick`;
DROP TABLE IF EXISTS `sessions`;

BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `o'k %I $$ \ "a" ``b``` AS one WHERE one.`it's 100% -- /* \` IS NOT NULL GROUP BY one.`it's 100% -- /* \` HAVING count(*) > 1) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: one row of `o''k %I $$ \\ "a" `b`` for each `it''s 100% -- /* \\` (keys: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
BEGIN NOT ATOMIC
    DECLARE `rows that break it` BIGINT DEFAULT 0;
    DECLARE `what is wrong` TEXT;
    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;
    SELECT count INTO `rows that break it` FROM (SELECT count(*) AS count FROM (SELECT 1 FROM `o'k %I $$ \ "a" ``b``` AS one WHERE one.`it's 100% -- /* \` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `o'k %I $$ \ "a" ``b``` AS parent WHERE parent.`id` = one.`it's 100% -- /* \`)) AS broken) AS counted;
    IF `rows that break it` > 0 THEN
        SET `what is wrong` = CONCAT('stopped before the first change: this rule is broken: a row of `o''k %I $$ \\ "a" `b`` for each `it''s 100% -- /* \\` of `o''k %I $$ \\ "a" `b`` (rows: ', `rows that break it`, '); what breaks it: cargo run --bin schema -- audit');
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = `what is wrong`;
    END IF;
END;
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` ADD COLUMN IF NOT EXISTS ```"'\$$` INTEGER NOT NULL DEFAULT (1);
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` ADD UNIQUE INDEX IF NOT EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_key` (`it's 100% -- /* \`);
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` ADD INDEX IF NOT EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_id_idx` (`it's 100% -- /* \`, `id`);
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` ADD CONSTRAINT `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_fkey` FOREIGN KEY IF NOT EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_fkey` (`it's 100% -- /* \`) REFERENCES `o'k %I $$ \ "a" ``b``` (`id`);
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` COMMENT='it''s `"\\ $$ 100%';

ALTER TABLE IF EXISTS `diff_hr`.`details` COMMENT='';
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `diff_hr`.`details` DROP FOREIGN KEY IF EXISTS `details_person_id_fkey`;
    ALTER TABLE IF EXISTS `diff_hr`.`details` DROP FOREIGN KEY IF EXISTS `details_person_id_fkey`, DROP INDEX IF EXISTS `details_person_id_fkey`;
END;
ALTER TABLE IF EXISTS `diff_hr`.`details` DROP CONSTRAINT IF EXISTS `details_check`;
ALTER TABLE IF EXISTS `diff_hr`.`details` DROP INDEX IF EXISTS `details_person_id_id_idx`;
ALTER TABLE IF EXISTS `diff_hr`.`details` DROP INDEX IF EXISTS `details_person_id_key`;
ALTER TABLE IF EXISTS `diff_hr`.`people` DROP INDEX IF EXISTS `people_name_key`;
ALTER TABLE IF EXISTS `diff_hr`.`people` MODIFY COLUMN IF EXISTS `name` LONGTEXT NOT NULL;
ALTER TABLE IF EXISTS `diff_hr`.`details` DROP COLUMN IF EXISTS `phone`;
ALTER TABLE IF EXISTS `diff_hr`.`people` DROP COLUMN IF EXISTS `age`;

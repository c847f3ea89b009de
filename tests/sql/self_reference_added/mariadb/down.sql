BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `employees` DROP FOREIGN KEY IF EXISTS `employees_mentor_id_fkey`;
    ALTER TABLE IF EXISTS `employees` DROP FOREIGN KEY IF EXISTS `employees_mentor_id_fkey`, DROP INDEX IF EXISTS `employees_mentor_id_fkey`;
END;
ALTER TABLE IF EXISTS `employees` DROP INDEX IF EXISTS `employees_mentor_id_key`;

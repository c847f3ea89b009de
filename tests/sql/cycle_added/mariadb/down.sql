BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `countries` DROP FOREIGN KEY IF EXISTS `countries_capital_id_fkey`;
    ALTER TABLE IF EXISTS `countries` DROP FOREIGN KEY IF EXISTS `countries_capital_id_fkey`, DROP INDEX IF EXISTS `countries_capital_id_fkey`;
END;
DROP TABLE IF EXISTS `cities`;
DROP TABLE IF EXISTS `countries`;

ALTER TABLE IF EXISTS `countries` DROP FOREIGN KEY IF EXISTS `countries_capital_id_fkey`, DROP INDEX IF EXISTS `countries_capital_id_fkey`;

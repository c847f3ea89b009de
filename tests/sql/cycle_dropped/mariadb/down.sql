CREATE TABLE IF NOT EXISTS `countries` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `capital_id` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `countries_capital_id_key` UNIQUE (`capital_id`)
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS `cities` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `country_id` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `cities_country_id_fkey` FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`)
) ENGINE=InnoDB;
ALTER TABLE IF EXISTS `countries` ADD CONSTRAINT `countries_capital_id_fkey` FOREIGN KEY IF NOT EXISTS `countries_capital_id_fkey` (`capital_id`) REFERENCES `cities` (`id`) ON DELETE SET NULL;

CREATE TABLE `countries` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `capital_id` INTEGER COMMENT 'A country without one is possible: Nauru.',
    PRIMARY KEY (`id`),
    CONSTRAINT `countries_capital_id_key` UNIQUE (`capital_id`)
) ENGINE=InnoDB;
CREATE TABLE `cities` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `largest_of_id` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `cities_largest_of_id_key` UNIQUE (`largest_of_id`),
    CONSTRAINT `cities_largest_of_id_fkey` FOREIGN KEY (`largest_of_id`) REFERENCES `countries` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `mayors` (
    `city_id` INTEGER NOT NULL,
    PRIMARY KEY (`city_id`),
    CONSTRAINT `mayors_city_id_fkey` FOREIGN KEY (`city_id`) REFERENCES `cities` (`id`)
) ENGINE=InnoDB;
ALTER TABLE `countries` ADD CONSTRAINT `countries_capital_id_fkey` FOREIGN KEY (`capital_id`) REFERENCES `cities` (`id`) ON DELETE RESTRICT;

CREATE TABLE `countries` (
    `code` VARCHAR(255) NOT NULL,
    `name` LONGTEXT NOT NULL,
    PRIMARY KEY (`code`)
) ENGINE=InnoDB;
CREATE TABLE `flags` (
    `country_code` VARCHAR(255) NOT NULL,
    `image` LONGBLOB NOT NULL,
    PRIMARY KEY (`country_code`),
    CONSTRAINT `flags_country_code_fkey` FOREIGN KEY (`country_code`) REFERENCES `countries` (`code`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `anthems` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `country_code` VARCHAR(255),
    `words` LONGTEXT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `anthems_country_code_key` UNIQUE (`country_code`),
    CONSTRAINT `anthems_country_code_fkey` FOREIGN KEY (`country_code`) REFERENCES `countries` (`code`) ON DELETE SET NULL ON UPDATE CASCADE
) ENGINE=InnoDB;

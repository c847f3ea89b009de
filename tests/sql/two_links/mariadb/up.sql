CREATE TABLE `people` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `addresses` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `resident_id` INTEGER,
    `employee_id` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `addresses_resident_id_key` UNIQUE (`resident_id`),
    CONSTRAINT `addresses_employee_id_key` UNIQUE (`employee_id`),
    CONSTRAINT `addresses_resident_id_fkey` FOREIGN KEY (`resident_id`) REFERENCES `people` (`id`),
    CONSTRAINT `addresses_employee_id_fkey` FOREIGN KEY (`employee_id`) REFERENCES `people` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `people` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `passports` (
    `person_id` INTEGER NOT NULL,
    `number` LONGTEXT NOT NULL,
    PRIMARY KEY (`person_id`),
    CONSTRAINT `passports_person_id_fkey` FOREIGN KEY (`person_id`) REFERENCES `people` (`id`) ON DELETE RESTRICT
) ENGINE=InnoDB;

CREATE TABLE `employees` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `mentor_id` INTEGER,
    PRIMARY KEY (`id`),
    CONSTRAINT `employees_mentor_id_key` UNIQUE (`mentor_id`),
    CONSTRAINT `employees_mentor_id_fkey` FOREIGN KEY (`mentor_id`) REFERENCES `employees` (`id`) ON DELETE RESTRICT
) ENGINE=InnoDB;

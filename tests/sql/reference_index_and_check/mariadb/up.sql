CREATE TABLE `teams` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `offices` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `employees` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `team_id` INTEGER NOT NULL,
    `office_id` INTEGER,
    `name` VARCHAR(255) NOT NULL,
    `hired_on` DATE NOT NULL,
    `left_on` DATE,
    PRIMARY KEY (`id`),
    INDEX `employees_team_id_idx` (`team_id`),
    INDEX `employees_name_hired_on_idx` (`name`, `hired_on`),
    CONSTRAINT `employees_name_check` CHECK (name <> ''),
    CONSTRAINT `employees_check` CHECK (left_on >= hired_on),
    CONSTRAINT `employees_name_a34a73b7_check` CHECK (name <> 'root' AND name <> 'left_on'),
    CONSTRAINT `employees_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `employees_office_id_fkey` FOREIGN KEY (`office_id`) REFERENCES `offices` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB;

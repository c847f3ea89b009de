CREATE TABLE `teams` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` LONGTEXT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `teams_name_check` CHECK (name <> ''),
    CONSTRAINT `teams_name_782963e1_check` CHECK (name <> 'root')
) ENGINE=InnoDB;
CREATE TABLE `projects` (
    `team_id` BIGINT NOT NULL,
    `number` INTEGER NOT NULL,
    PRIMARY KEY (`team_id`, `number`),
    CONSTRAINT `projects_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `employees` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `team_id` BIGINT NOT NULL,
    `project_number` INTEGER,
    `chief` BIGINT,
    `given_name` VARCHAR(255) NOT NULL,
    `last_name` VARCHAR(255) NOT NULL,
    `hired_on` DATE NOT NULL,
    `left_on` DATE,
    `balance` BIGINT NOT NULL DEFAULT (-10),
    `rate` DOUBLE NOT NULL DEFAULT (0.5),
    `active` BOOLEAN NOT NULL DEFAULT (TRUE),
    `greeting` LONGTEXT NOT NULL DEFAULT ('it''s \\ {}'),
    `created_at` DATETIME(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP),
    PRIMARY KEY (`id`),
    CONSTRAINT `employees_team_id_last_name_given_name_key` UNIQUE (`team_id`, `last_name`, `given_name`),
    INDEX `employees_hired_on_idx` (`hired_on`),
    INDEX `employees_last_name_given_name_idx` (`last_name`, `given_name`),
    CONSTRAINT `employees_balance_check` CHECK (balance >= -10),
    CONSTRAINT `employees_check` CHECK (left_on >= hired_on),
    CONSTRAINT `employees_team_id_fkey` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `employees_team_id_project_number_fkey` FOREIGN KEY (`team_id`, `project_number`) REFERENCES `projects` (`team_id`, `number`),
    CONSTRAINT `employees_chief_fkey` FOREIGN KEY (`chief`) REFERENCES `employees` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB;

CREATE TABLE `accounts` (
    `id` BIGINT NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `restricted` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `account_id` BIGINT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `restricted_account_id_key` UNIQUE (`account_id`),
    CONSTRAINT `restricted_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB;
CREATE TABLE `freed` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `account_id` BIGINT,
    PRIMARY KEY (`id`),
    CONSTRAINT `freed_account_id_key` UNIQUE (`account_id`),
    CONSTRAINT `freed_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL ON UPDATE SET NULL
) ENGINE=InnoDB;
CREATE TABLE `followed` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `account_id` BIGINT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `followed_account_id_key` UNIQUE (`account_id`),
    CONSTRAINT `followed_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `left_to_the_engine` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `account_id` BIGINT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `left_to_the_engine_account_id_key` UNIQUE (`account_id`),
    CONSTRAINT `left_to_the_engine_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`)
) ENGINE=InnoDB;

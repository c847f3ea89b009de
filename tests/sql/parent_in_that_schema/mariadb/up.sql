CREATE SCHEMA IF NOT EXISTS `ddl_ledger`;
CREATE TABLE `ddl_ledger`.`accounts` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `limits` (
    `account_id` INTEGER NOT NULL,
    `amount` DECIMAL(65, 30) NOT NULL,
    PRIMARY KEY (`account_id`),
    CONSTRAINT `limits_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `ddl_ledger`.`accounts` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `orders` (
    `tenant_id` INTEGER NOT NULL,
    `number` BIGINT NOT NULL,
    PRIMARY KEY (`tenant_id`, `number`)
) ENGINE=InnoDB;
CREATE TABLE `invoices` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `tenant_id` INTEGER NOT NULL,
    `order_number` BIGINT NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `invoices_tenant_id_order_number_key` UNIQUE (`tenant_id`, `order_number`),
    CONSTRAINT `invoices_tenant_id_order_number_fkey` FOREIGN KEY (`tenant_id`, `order_number`) REFERENCES `orders` (`tenant_id`, `number`) ON DELETE RESTRICT
) ENGINE=InnoDB;

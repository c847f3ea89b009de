CREATE TABLE `products` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` LONGTEXT NOT NULL DEFAULT ('it''s new'),
    `quantity` INTEGER NOT NULL DEFAULT (0),
    `created_at` DATETIME(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP),
    `double_quantity` INTEGER GENERATED ALWAYS AS (quantity * 2) STORED,
    `slug` varchar(80),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS `users` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` LONGTEXT NOT NULL,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS `profiles` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `of` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `profiles_of_key` UNIQUE (`of`),
    CONSTRAINT `profiles_of_fkey` FOREIGN KEY (`of`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS `avatars` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `of` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `avatars_of_key` UNIQUE (`of`),
    CONSTRAINT `avatars_of_fkey` FOREIGN KEY (`of`) REFERENCES `profiles` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

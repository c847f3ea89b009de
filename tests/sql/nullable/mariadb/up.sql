CREATE TABLE `articles` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `article_drafts` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `article_id` BIGINT,
    PRIMARY KEY (`id`),
    CONSTRAINT `article_drafts_article_id_key` UNIQUE (`article_id`),
    CONSTRAINT `article_drafts_article_id_fkey` FOREIGN KEY (`article_id`) REFERENCES `articles` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB;

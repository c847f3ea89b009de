DROP TABLE `article_drafts`;
DROP TABLE `articles`;

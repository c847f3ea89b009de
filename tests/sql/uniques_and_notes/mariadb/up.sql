CREATE TABLE `users` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `email` VARCHAR(255) NOT NULL COMMENT 'Lower case.',
    `provider` VARCHAR(255) NOT NULL COMMENT 'It''s "quoted" `so`; */ DROP TABLE users; -- no
second ''line'', \\'' OR 1=1 \\
$$ third $1 ? %s 漢字 */',
    `subject` VARCHAR(255) NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `users_email_key` UNIQUE (`email`),
    CONSTRAINT `users_provider_subject_key` UNIQUE (`provider`, `subject`)
) ENGINE=InnoDB COMMENT='It''s "quoted" `so`; */ DROP TABLE users; -- no
second ''line'', \\'' OR 1=1 \\
$$ third $1 ? %s 漢字 */';
CREATE TABLE `settings` (
    `user_id` INTEGER NOT NULL COMMENT 'Of the user.
It''s "quoted" `so`; */ DROP TABLE users; -- no
second ''line'', \\'' OR 1=1 \\
$$ third $1 ? %s 漢字 */',
    `theme` LONGTEXT NOT NULL,
    PRIMARY KEY (`user_id`),
    CONSTRAINT `settings_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

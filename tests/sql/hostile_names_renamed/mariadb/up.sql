RENAME TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` TO `other ``"'\ $$`;
ALTER TABLE IF EXISTS `other ``"'\ $$` RENAME COLUMN IF EXISTS `it's 100% -- /* \` TO `another ``"'\ 100%`;
ALTER TABLE IF EXISTS `other ``"'\ $$` MODIFY COLUMN IF EXISTS `another ``"'\ 100%` BIGINT;

ALTER TABLE IF EXISTS `other ``"'\ $$` MODIFY COLUMN IF EXISTS `another ``"'\ 100%` INTEGER;
ALTER TABLE IF EXISTS `other ``"'\ $$` RENAME COLUMN IF EXISTS `another ``"'\ 100%` TO `it's 100% -- /* \`;
RENAME TABLE IF EXISTS `other ``"'\ $$` TO `o'k %I $$ \ "a" ``b```;

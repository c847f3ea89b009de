ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` COMMENT='';
BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` DROP FOREIGN KEY IF EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_fkey`;
    ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` DROP FOREIGN KEY IF EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_fkey`, DROP INDEX IF EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_fkey`;
END;
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` DROP INDEX IF EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_id_idx`;
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` DROP INDEX IF EXISTS `o'k %I $$ \ "a" ``b``_it's 100% -- /* \_key`;
ALTER TABLE IF EXISTS `o'k %I $$ \ "a" ``b``` DROP COLUMN IF EXISTS ```"'\$$`;

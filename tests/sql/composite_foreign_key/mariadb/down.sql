BEGIN NOT ATOMIC
    DECLARE CONTINUE HANDLER FOR 1553 ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_tenant_user_id_fkey`;
    ALTER TABLE IF EXISTS `profiles` DROP FOREIGN KEY IF EXISTS `profiles_tenant_user_id_fkey`, DROP INDEX IF EXISTS `profiles_tenant_user_id_fkey`;
END;
ALTER TABLE IF EXISTS `profiles` DROP INDEX IF EXISTS `profiles_tenant_user_id_key`;

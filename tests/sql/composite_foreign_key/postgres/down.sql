ALTER TABLE "profiles" DROP CONSTRAINT "profiles_tenant_user_id_fkey";
ALTER TABLE "profiles" DROP CONSTRAINT IF EXISTS "profiles_tenant_user_id_key";
DROP INDEX IF EXISTS "profiles_tenant_user_id_key";

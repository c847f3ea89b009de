ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_fkey";

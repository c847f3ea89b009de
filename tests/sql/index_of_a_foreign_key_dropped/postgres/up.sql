DROP INDEX "profiles_user_id_idx";

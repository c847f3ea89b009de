DROP TABLE "avatars";
DROP TABLE "profiles";
DROP TABLE "users";

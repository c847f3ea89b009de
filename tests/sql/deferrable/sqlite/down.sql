DROP TABLE "birth_certificates";
DROP TABLE "people";

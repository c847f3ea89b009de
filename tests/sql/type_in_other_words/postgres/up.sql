ALTER TABLE "items" ALTER COLUMN "c" TYPE varchar(40);

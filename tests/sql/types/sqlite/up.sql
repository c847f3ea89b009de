CREATE TABLE "everything" (
    "integer_key" INT NOT NULL PRIMARY KEY,
    "bool" BOOLEAN NOT NULL,
    "small_int" SMALLINT NOT NULL,
    "big_int" BIGINT NOT NULL,
    "float" FLOAT NOT NULL,
    "double" DOUBLE NOT NULL,
    "numeric" NUMERIC NOT NULL,
    "text" TEXT NOT NULL,
    "binary" BLOB NOT NULL,
    "date" DATE NOT NULL,
    "time" TIME NOT NULL,
    "timestamp" TIMESTAMP NOT NULL,
    "timestamp_with_zone" TIMESTAMPTZ NOT NULL,
    "json" JSON TEXT NOT NULL,
    "jsonb" JSONB
);

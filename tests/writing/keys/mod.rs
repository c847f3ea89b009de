//! Every verb over keys of every kind, and over tables of an attached file.

mod attached;
mod text;
mod tour;
mod unsigned;
mod uuid;
mod uuid_of_postgres;

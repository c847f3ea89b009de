//! Deletions beside inserts.

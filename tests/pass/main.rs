//! What must compile in a user's crate, each in a module that imports what such a crate would; and then run.

mod visibility;

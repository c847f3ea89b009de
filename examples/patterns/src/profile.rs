//! A form that is saved again and again, and a counter that loses no visit.

use diesel::prelude::*;
use diesel_one_to_one::definition::Entry;
use diesel_one_to_one::{OneToOneError, models, prelude::*};

#[derive(Debug, HasQuery, Model, HasOne)]
#[diesel(table_name = users)]
#[model(declare_table)]
#[has_one(Profile)]
pub(crate) struct User {
    id: i32,
    name: String,
}

#[derive(Debug, HasQuery, Model, BelongsToOne)]
#[diesel(table_name = profiles)]
#[model(declare_table)]
#[belongs_to_one(User, on_delete = cascade)]
pub(crate) struct Profile {
    id: i32,
    user_id: i32,
    bio: Option<String>,
    #[model(default = 0)]
    visits: i32,
}

/// What the form sends. The foreign key is not in it: the user's handle fills it.
#[derive(Insertable)]
#[diesel(table_name = profiles)]
pub(crate) struct ProfileForm<'a> {
    bio: Option<&'a str>,
}

diesel::allow_tables_to_appear_in_same_query!(users, profiles);

pub(crate) const MODELS: &[Entry] = models![User, Profile];

pub(crate) fn run(conn: &mut SqliteConnection) -> crate::Result {
    diesel::insert_into(users::table).values(users::name.eq("Ada")).execute(conn)?;
    let ada = User::query().first(conn)?;

    for bio in ["Mathematician", "Mathematician, programmer"] {
        let profile = ada.profile().upsert(&ProfileForm { bio: Some(bio) }, conn)?;
        println!("{}: {}", ada.name, profile.bio.unwrap_or_default());
    }

    let visited = ada.profile().update(|old| profiles::visits.eq(old.visits + 1), conn)?;
    println!("visits: {}", visited.ok_or("there is a profile")?.visits);

    // to make a second one is a mistake, and an error that says so
    match ada.profile().create(&ProfileForm { bio: None }, conn) {
        Err(error @ OneToOneError::AlreadyLinked { .. }) => println!("{error}"),
        other => return Err(format!("{other:?}").into()),
    }
    Ok(())
}

//! The futures of the verbs are `Send`, generic callers included: each is handed to a function that asks for it.

use diesel::prelude::*;
use diesel_async::AsyncConnection;
use diesel_one_to_one::Result;
use diesel_one_to_one::prelude_async::*;

diesel::allow_tables_to_appear_in_same_query!(people, lockers);

#[derive(HasQuery, Model, HasOne)]
#[diesel(table_name = people)]
#[model(declare_table)]
#[has_one(Locker)]
struct Person {
    id: i32,
}

#[derive(HasQuery, Model, BelongsToOne)]
#[diesel(table_name = lockers)]
#[model(declare_table)]
#[belongs_to_one(Person, on_delete = set_null)]
struct Locker {
    id: i32,
    person_id: Option<i32>,
    place: String,
}

#[derive(Insertable)]
#[diesel(table_name = lockers)]
struct NewLocker<'a> {
    place: &'a str,
}

fn send<T>(future: impl Future<Output = Result<T>> + Send) -> impl Future<Output = Result<T>> + Send {
    future
}

macro_rules! on {
    ($module:ident, $backend:ty, $connection:ty) => {
        mod $module {
            use super::*;

            /// Generic in the connection, as a repository is.
            pub(super) async fn each_verb<Conn>(
                person: &Person,
                other: &Person,
                place: &str,
                conn: &mut Conn,
            ) -> Result<()>
            where
                Conn: AsyncConnection<Backend = $backend> + 'static,
            {
                send(person.locker().create(NewLocker { place }, conn)).await?;
                send(person.locker().upsert(&NewLocker { place }, conn)).await?;
                send(person.locker().get_or_create(|| NewLocker { place }, conn)).await?;
                send(person.locker().update(|old| lockers::place.eq(old.place + place), conn)).await?;
                send(person.locker().swap_with(other, conn)).await?;
                let locker = send(person.locker().detach(conn)).await?;
                if let Some(locker) = locker {
                    send(person.locker().attach(&locker, conn)).await?;
                    send(locker.person().move_to(other, conn)).await?;
                    send(locker.person().detach(conn)).await?;
                    send(locker.person().attach_to(person, conn)).await?;
                }
                let id = person.id;
                send(retry(conn, 2, async move |conn: &mut Conn| Person { id }.locker().get(conn).await)).await?;
                Ok(())
            }

            /// Concrete, on a runtime with threads.
            pub(super) fn spawned(mut conn: $connection) -> tokio::task::JoinHandle<Result<()>> {
                tokio::spawn(async move {
                    let (one, two) = (Person { id: 1 }, Person { id: 2 });
                    each_verb(&one, &two, "north", &mut conn).await
                })
            }
        }
    };
}

on!(sqlite, diesel::sqlite::Sqlite, diesel_async::sync_connection_wrapper::SyncConnectionWrapper<SqliteConnection>);
on!(postgres, diesel::pg::Pg, diesel_async::AsyncPgConnection);
on!(mariadb, diesel::mysql::Mysql, diesel_async::AsyncMysqlConnection);

#[test]
fn futures_are_send() {
    let _ = (sqlite::spawned, postgres::spawned, mariadb::spawned);
}

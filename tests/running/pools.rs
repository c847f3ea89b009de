//! Connections of pools.

use crate::{
    Runs,
    files::{NAMES, assert_migrated, names, seed, three},
    runtime,
};
use diesel::{
    Connection,
    r2d2::{ConnectionManager, Pool, PooledConnection, R2D2Connection},
};
use diesel_one_to_one_schema::run::{self, Target};
use std::time::Duration;

/// The one connection of the pool is given back, and good for another time.
pub(crate) fn blocking<E: Runs>()
where
    E::Connection: R2D2Connection,
    PooledConnection<ConnectionManager<E::Connection>>: Target + Connection<Backend = E::Db>,
{
    let database = E::fresh_for_tools();
    seed::<E>(&mut database.connect());
    let folder = three::<E>();
    let manager = ConnectionManager::<E::Connection>::new(database.url());
    let pool = Pool::builder().max_size(1).connection_timeout(Duration::from_secs(20)).build(manager).unwrap();
    assert_eq!(names(&run::run(&mut pool.get().unwrap(), &folder.source()).unwrap()), NAMES);
    assert_eq!(run::run(&mut pool.get().unwrap(), &folder.source()).unwrap(), []);
    assert_migrated::<E>(&mut database.connect());
}

pub(crate) fn non_blocking<E: Runs>() {
    let database = E::fresh_for_tools();
    seed::<E>(&mut database.connect());
    let folder = three::<E>();
    let ran = runtime().block_on(database.run_revert_run(folder.source()));
    assert_eq!(ran.each_ref().map(|it| names(it)), [&NAMES[..], &NAMES[2..], &NAMES[2..]]);
    assert_migrated::<E>(&mut database.connect());
}

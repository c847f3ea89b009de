//! Deletions of many that the engine's own cascade does: all that went is in the report, whatever comes in between.

use diesel::prelude::*;
use diesel_one_to_one::{BelongsToOne, HasOne, Model, models};
use tests::every_engine;

use crate::deleted;
use crate::models::script;

#[derive(Debug, HasQuery, Identifiable, Model, HasOne)]
#[diesel(table_name = owners)]
#[model(declare_table)]
#[has_one(House)]
pub(crate) struct Owner {
    pub(crate) id: i32,
}

#[derive(Debug, HasQuery, Identifiable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = houses)]
#[model(declare_table)]
#[belongs_to_one(Owner, on_delete = cascade)]
#[has_one(Garden)]
pub(crate) struct House {
    pub(crate) id: i32,
    pub(crate) owner_id: i32,
}

#[derive(Debug, HasQuery, Identifiable, Model, BelongsToOne)]
#[diesel(table_name = gardens)]
#[model(declare_table)]
#[belongs_to_one(House, on_delete = cascade)]
pub(crate) struct Garden {
    pub(crate) id: i32,
    pub(crate) house_id: i32,
}

diesel::allow_tables_to_appear_in_same_query!(owners, houses, gardens);

/// So many that the engine deletes what hangs on them.
const OWNERS: i32 = 150;

pub(crate) fn tables(dialect: &str) -> String {
    script(models![Owner, House, Garden], dialect)
}

/// The houses of all owners but ten, the gardens of a hundred houses; and an owner with both who stays.
pub(crate) fn rows() -> String {
    let stays = OWNERS + 1;
    let insert = |table: &str, columns: &str, ids: &mut dyn Iterator<Item = i32>| {
        let row = |id: i32| if columns == "id" { format!("({id})") } else { format!("({id}, {id})") };
        let rows: Vec<_> = ids.map(row).collect();
        format!("INSERT INTO {table} ({columns}) VALUES {};", rows.join(", "))
    };
    insert("owners", "id", &mut (1..=stays))
        + &insert("houses", "id, owner_id", &mut (1..=OWNERS - 10).chain([stays]))
        + &insert("gardens", "id, house_id", &mut (1..=100).chain([stays]))
}

pub(crate) fn all_but_one() -> Vec<Owner> {
    (1..=OWNERS).map(|id| Owner { id }).collect()
}

every_engine! {
    fn what_the_engine_deletes_is_counted(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + &rows()))).unwrap();
        let report = go!(Owner::deletion_of(&all_but_one()).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("owners", 150), ("houses", 140), ("gardens", 100)]);
        for left in [
            go!(owners::table.select(owners::id).load::<i32>(conn)),
            go!(houses::table.select(houses::owner_id).load::<i32>(conn)),
            go!(gardens::table.select(gardens::house_id).load::<i32>(conn)),
        ] {
            assert_eq!(left.unwrap(), [OWNERS + 1]);
        }
    }

    /// What was deleted before in the same transaction is not counted again.
    fn each_counts_its_own(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + &rows()))).unwrap();
        go!(conn.begin_test_transaction()).unwrap();
        go!(conn.batch_execute("DELETE FROM gardens WHERE id <= 30; DELETE FROM houses WHERE id <= 20")).unwrap();
        let report = go!(Owner::deletion_of(&all_but_one()).run(conn)).unwrap();
        assert_eq!(deleted(&report), [("owners", 150), ("houses", 120), ("gardens", 70)]);
    }
}

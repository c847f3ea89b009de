//! UUIDs as Diesel has them, by its feature `uuid`: on PostgreSQL alone.

use uuid::Uuid;

use super::one_column::one_column;

one_column!(parent: Uuid as Uuid, child: Uuid as Uuid, only: diesel::pg::Pg);
crate::cells::cells!(on_postgres, not_null);

fn parent_key(n: usize) -> Uuid {
    Uuid::from_u128([0, u128::MAX, 0x550e_8400_e29b_41d4_a716_4466_5544_0000][n - 1])
}

fn parent_literal(_: &str, n: usize) -> String {
    let texts = [
        "'00000000-0000-0000-0000-000000000000'",
        "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
        "'550e8400-e29b-41d4-a716-446655440000'",
    ];
    texts[n - 1].to_owned()
}

fn child_key(n: usize) -> Uuid {
    Uuid::from_u128([17, 34][n - 1])
}

fn child_literal(_: &str, n: usize) -> String {
    ["'00000000-0000-0000-0000-000000000011'", "'00000000-0000-0000-0000-000000000022'"][n - 1].to_owned()
}

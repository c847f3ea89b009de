use super::{Order, creation, removal};
use crate::{
    change::Change,
    schema::{Action, Column, Deferral, ForeignKey, References, Schema, Table, TableName},
};
use diesel_one_to_one::{definition::LogicalType, dialect::Dialect};

/// `("a", "b c")`: a table `a` that refers to `b` and to `c`.
fn schema(tables: &[(&str, &str)]) -> Schema {
    let foreign_key = |parent: &str| ForeignKey {
        name: format!("to_{parent}"),
        columns: vec![format!("{parent}_id")],
        references: References { table: TableName::new(parent), columns: vec!["id".into()] },
        on_delete: Action::NoAction,
        on_update: Action::NoAction,
        deferral: Deferral::Never,
        valid: true,
        comment: None,
    };
    let column = |parent: &str| Column { nullable: true, ..Column::new(format!("{parent}_id"), LogicalType::Integer) };
    let table = |(name, parents): &(&str, &str)| Table {
        columns: parents.split_whitespace().map(column).collect(),
        foreign_keys: parents.split_whitespace().map(foreign_key).collect(),
        ..Table::new(TableName::new(*name))
    };
    Schema { tables: tables.iter().map(table).collect(), ..Schema::default() }
}

fn words(changes: &[Change]) -> String {
    let word = |change: &Change| match change {
        Change::CreateSchema(name) => format!("schema {name}"),
        Change::CreateTable(table) => table.name.name.clone(),
        Change::AddForeignKey(table, key) => format!("+{}.{}", table.name, key.name),
        Change::AddUnique(table, unique) => format!("+{}.{}", table.name, unique.name),
        Change::DropForeignKey(table, key) => format!("-{}.{}", table.name, key.name),
        Change::Unlink(table, columns) => format!("~{}.{}", table.name, columns.join(",")),
        Change::DropTable(table) => format!("!{}", table.name),
        other => other.to_string(),
    };
    changes.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// What comes to be, and what goes, where foreign keys can be added and where they cannot.
fn orders(tables: &[(&str, &str)]) -> [String; 4] {
    let schema = schema(tables);
    let [adds, inline] = [true, false].map(|adds| {
        *Dialect::ALL.iter().find(|it| it.adds_foreign_keys() == adds).expect("there are both kinds of engines")
    });
    [creation(&schema, adds), removal(&schema, adds), creation(&schema, inline), removal(&schema, inline)]
        .map(|changes| words(&changes))
}

#[test]
fn parents_come_first_and_go_last() {
    let [up, down, ..] = orders(&[("profiles", "users"), ("avatars", "profiles"), ("users", "teams"), ("teams", "")]);
    assert_eq!(up, "teams users profiles avatars");
    assert_eq!(down, "!avatars !profiles !users !teams");
}

#[test]
fn what_does_not_depend_stays_as_given() {
    let [up, down, ..] = orders(&[("c", ""), ("b", "elsewhere"), ("a", "")]);
    assert_eq!(up, "c b a");
    assert_eq!(down, "!a !b !c");
}

#[test]
fn a_cycle_is_closed_afterwards_where_it_can_be() {
    let [up, down, inline_up, inline_down] = orders(&[("countries", "capitals"), ("capitals", "countries")]);
    assert_eq!(up, "countries capitals +countries.to_capitals");
    assert_eq!(down, "-countries.to_capitals !capitals !countries");
    assert_eq!(inline_up, "countries capitals");
    assert_eq!(inline_down, "~countries.capitals_id !capitals !countries");
}

#[test]
fn a_table_that_refers_to_itself_needs_nothing_else() {
    let [up, down, _, inline_down] = orders(&[("employees", "employees")]);
    assert_eq!((up, down), ("employees".into(), "!employees".into()));
    assert_eq!(inline_down, "~employees.employees_id !employees");
}

#[test]
fn a_cycle_is_opened_where_it_waits_for_no_other() {
    // x waits for the cycle of a and b, which waits for the cycle of c and d
    let [up, ..] = orders(&[("x", "a"), ("a", "b c"), ("b", "a"), ("c", "d"), ("d", "c")]);
    assert_eq!(up, "c d a x b +c.to_d +a.to_b");
}

/// Numbers without a dependency: Knuth's MMIX generator.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

#[test]
fn in_any_schema_everything_is_there_when_it_is_referred_to() {
    let mut random = Random(7);
    for case in 0..2_000 {
        let (size, acyclic) = (1 + random.below(9), case % 3 == 0);
        let names: Vec<String> = (0..size).map(|it| format!("t{it}")).collect();
        let keys = random.below(2 * size + 1);
        let mut parents = vec![String::new(); size];
        for _ in 0..keys {
            let (child, parent) = (random.below(size), random.below(size));
            if !acyclic || parent > child {
                parents[child].extend([" ", &names[parent]]);
            }
        }
        let tables: Vec<_> = names.iter().zip(&parents).map(|(name, it)| (name.as_str(), it.as_str())).collect();
        let schema = schema(&tables);
        let order = Order::of(&schema);

        let mut sorted = order.tables.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..size).collect::<Vec<_>>(), "{tables:?}");
        assert!(!acyclic || order.closing.is_empty(), "{tables:?}");
        for (at, table) in schema.tables.iter().enumerate() {
            for (key, foreign_key) in table.foreign_keys.iter().enumerate() {
                let parent = schema.tables.iter().position(|it| it.name == foreign_key.references.table);
                let place = |table| order.tables.iter().position(|it| *it == table);
                let ahead = place(parent.expect("all are listed")) > place(at);
                assert_eq!(order.closing.contains(&(at, key)), ahead, "{tables:?}");
                assert!(!ahead || reaches(&schema, &foreign_key.references.table, &table.name), "{tables:?}");
            }
        }
        assert_eq!(creation(&schema, Dialect::Postgres), creation(&schema.clone(), Dialect::Postgres));
    }
}

fn reaches(schema: &Schema, from: &TableName, to: &TableName) -> bool {
    let (mut seen, mut open) = (vec![from.clone()], vec![from.clone()]);
    while let Some(name) = open.pop() {
        for key in &schema.table(&name).expect("all are listed").foreign_keys {
            if !seen.contains(&key.references.table) {
                seen.push(key.references.table.clone());
                open.push(key.references.table.clone());
            }
        }
    }
    seen.contains(to)
}

//! A table that refers to itself: an employee has a mentor, and is the mentor of one other.

use diesel::dsl::not;
use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};
use tests::{count, debugged, every_engine};

use crate::shapes::script;

diesel::table! {
    employees (id) {
        id -> Integer,
        mentor_id -> Nullable<Integer>,
        name -> Text,
    }
}

diesel::table! {
    cars (id) {
        id -> Integer,
        employee_id -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(employees, cars);

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = employees)]
#[belongs_to_one(Employee, foreign_key = mentor_id, on_delete = set_null, name = mentor, inverse = mentee)]
#[has_one(Employee, name = mentee)]
#[has_one(Car)]
struct Employee {
    id: i32,
    mentor_id: Option<i32>,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = cars)]
#[belongs_to_one(Employee, on_delete = cascade)]
struct Car {
    id: i32,
    employee_id: i32,
}

/// Ada is Bob's mentor, Bob is Cleo's; Dan has none and is nobody's.
const ROWS: &str = "
    INSERT INTO employees (id, mentor_id, name) VALUES (1, NULL, 'Ada'), (2, 1, 'Bob'), (3, 2, 'Cleo'), (4, NULL, 'Dan');
    INSERT INTO cars (id, employee_id) VALUES (11, 1), (12, 2);
";

fn tables(dialect: &str) -> String {
    script(models![Employee, Car], dialect)
}

fn employee(n: usize) -> Employee {
    let (mentor_id, name) = [(None, "Ada"), (Some(1), "Bob"), (Some(2), "Cleo"), (None, "Dan")][n - 1];
    Employee { id: i32::try_from(n).unwrap(), mentor_id, name: name.to_owned() }
}

fn car(n: usize) -> Car {
    let employee_id = i32::try_from(n).unwrap();
    Car { id: 10 + employee_id, employee_id }
}

every_engine! {
    fn both_directions_of_a_self_link(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let (rows, n) = count!(conn, go!(Employee::with_mentee().order(employees::id).load(conn)).unwrap());
        let expected = [(1, Some(2)), (2, Some(3)), (3, None), (4, None)];
        assert_eq!((rows, n), (expected.map(|(n, m)| (employee(n), m.map(employee))).into(), 1));
        let rows = go!(Employee::with_existing_mentee().order(employees::id).load(conn)).unwrap();
        assert_eq!(rows, [(employee(1), employee(2)), (employee(2), employee(3))]);
        let rows = go!(Employee::with_mentor().order(employees::id).load(conn)).unwrap();
        let expected = [(1, None), (2, Some(1)), (3, Some(2)), (4, None)];
        assert_eq!(rows, expected.map(|(n, m)| (employee(n), m.map(employee))));
    }

    fn handles_of_a_self_link(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        assert_eq!(go!(employee(1).mentee().get(conn)).unwrap(), Some(employee(2)));
        assert_eq!(go!(employee(4).mentee().get(conn)).unwrap(), None);
        assert_eq!(go!(employee(3).mentor().get(conn)).unwrap(), Some(employee(2)));
        assert_eq!(go!(employee(1).mentor().get(conn)).unwrap(), None);
        let all = [4, 3, 2, 1, 2].map(employee);
        assert_eq!(go!(Employee::mentee_of(&all).get(conn)).unwrap(), [None, None, Some(3), Some(2), Some(3)].map(|n| n.map(employee)));
        assert_eq!(go!(Employee::mentor_of(&all).get(conn)).unwrap(), [None, Some(2), Some(1), None, Some(1)].map(|n| n.map(employee)));
    }

    fn has_of_a_self_link_stands_in_its_own_join(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let having = Employee::query().filter(Employee::has_mentee()).order(employees::id);
        assert_eq!(go!(having.load(conn)).unwrap(), [1, 2].map(employee));
        let without = Employee::query().filter(not(Employee::has_mentee())).order(employees::id);
        assert_eq!(go!(without.load(conn)).unwrap(), [3, 4].map(employee));
        let both = Employee::with_mentor().filter(Employee::has_mentee()).order(employees::id);
        let expected = [(employee(1), None), (employee(2), Some(employee(1)))];
        assert_eq!(go!(both.load(conn)).unwrap(), expected);
        let both = Employee::with_mentee().filter(Employee::has_mentee()).order(employees::id);
        assert_eq!(go!(both.load(conn)).unwrap(), [(employee(1), Some(employee(2))), (employee(2), Some(employee(3)))]);
    }

    fn a_plan_goes_both_ways(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let plan = Employee::with((Employee::MENTOR, Employee::MENTEE.then(Employee::CAR)));
        let (mut rows, n) = count!(conn, go!(plan.all(conn)).unwrap());
        rows.sort_by_key(|row| row.0.id);
        let expected = [
            (employee(1), None, Some((employee(2), Some(car(2))))),
            (employee(2), Some(employee(1)), Some((employee(3), None))),
            (employee(3), Some(employee(2)), None),
            (employee(4), None, None),
        ];
        assert_eq!((rows, n), (expected.into(), 1));
    }
}

/// What one would write by hand: the same text, and the same rows.
mod by_hand {
    use diesel::dsl::exists;

    use super::*;

    diesel::alias! {
        const MENTOR: Alias<Mentor> = employees as mentor;
        const MENTEE: Alias<Mentee> = employees as mentee;
        const HAS_MENTEE: Alias<HasMentee> = employees as has_mentee;
    }

    type Nested = (Employee, Option<Employee>, Option<(Employee, Option<Car>)>);
    type Flat = (Employee, Option<Employee>, Option<Employee>, Option<Car>);

    every_engine! {
        fn with_x(conn) {
            go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
            let columns = <Employee as Selectable<Db>>::construct_selection();
            let by_hand = employees::table
                .left_join(MENTEE.on(MENTEE.field(employees::mentor_id).eq(employees::id.nullable())))
                .select((Employee::as_select(), MENTEE.fields(columns).nullable()))
                .order(employees::id);
            let ours = Employee::with_mentee::<Db>().order(employees::id);
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            assert_eq!(go!(ours.load(conn)).unwrap(), go!(by_hand.load(conn)).unwrap());

            let by_hand = employees::table
                .left_join(MENTOR.on(employees::mentor_id.eq(MENTOR.field(employees::id).nullable())))
                .select((Employee::as_select(), MENTOR.fields(columns).nullable()))
                .order(employees::id);
            let ours = Employee::with_mentor::<Db>().order(employees::id);
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            assert_eq!(go!(ours.load(conn)).unwrap(), go!(by_hand.load(conn)).unwrap());
        }

        fn a_plan(conn) {
            go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
            let columns = <Employee as Selectable<Db>>::construct_selection();
            let by_hand = employees::table
                .left_join(MENTOR.on(employees::mentor_id.eq(MENTOR.field(employees::id).nullable())))
                .left_join(MENTEE.on(MENTEE.field(employees::mentor_id).eq(employees::id.nullable())))
                .left_join(cars::table.on(cars::employee_id.eq(MENTEE.field(employees::id))))
                .select((
                    Employee::as_select(),
                    MENTOR.fields(columns).nullable(),
                    MENTEE.fields(columns).nullable(),
                    Option::<Car>::as_select(),
                ))
                .order(employees::id);
            let plan = Employee::with((Employee::MENTOR, Employee::MENTEE.then(Employee::CAR)));
            let ours = plan.query::<Db>().order(employees::id);
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            let rows: Vec<Nested> = go!(ours.load(conn)).unwrap();
            let flat: Vec<Flat> = go!(by_hand.load(conn)).unwrap();
            let nested = |(own, mentor, mentee, car): (_, _, Option<_>, _)| (own, mentor, mentee.map(|it| (it, car)));
            assert_eq!(rows, flat.into_iter().map(nested).collect::<Vec<_>>());
        }

        fn has_x(conn) {
            go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
            let key = HAS_MENTEE.field(employees::mentor_id);
            let all = employees::table.select(Employee::as_select());
            let by_hand = all.filter(exists(HAS_MENTEE.filter(key.eq(employees::id.nullable()))));
            let ours = all.filter(Employee::has_mentee());
            assert_eq!(debugged::<Db>(&ours), debugged::<Db>(&by_hand));
            assert_eq!(go!(ours.load(conn)).unwrap(), go!(by_hand.load(conn)).unwrap());
        }
    }
}

//! A child with a nullable key may be without a parent.

use tests::{count, every_engine};

use crate::shapes::nullable_foreign_key::*;

every_engine! {
    fn get_of_a_free_child_is_none_without_a_statement(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        assert!(free_child().article().query::<Db>().is_none());
        assert_eq!(count!(conn, go!(free_child().article().get(conn)).unwrap()), (None, 0));
    }

    fn a_batch_has_empty_slots_for_free_children(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let drafts = [free_child(), child(4), free_child(), child(1)];
        let expected = vec![None, Some(parent(4)), None, Some(parent(1))];
        assert_eq!(count!(conn, go!(Draft::article_of(&drafts).get(conn)).unwrap()), (expected, 1));
        let free = [free_child(), free_child()];
        assert_eq!(count!(conn, go!(Draft::article_of(&free).get(conn)).unwrap()), (vec![None, None], 0));
    }

    fn any_number_of_children_may_be_free(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        let another = Draft { id: 20, ..free_child() };
        go!(diesel::insert_into(drafts::table).values(another.clone()).execute(conn)).unwrap();
        let rows = Draft::with_article().filter(drafts::article_id.is_null()).order(drafts::id);
        assert_eq!(go!(rows.load(conn)).unwrap(), [(free_child(), None), (another, None)]);
    }

    fn a_child_becomes_free_when_its_parent_goes(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        go!(diesel::delete(articles::table.find(parent(3).id)).execute(conn)).unwrap();
        let left = go!(Draft::with_article().filter(drafts::id.eq(13)).first(conn)).unwrap();
        assert_eq!(left, (Draft { article_id: None, ..child(3) }, None));
    }

    fn a_free_child_keeps_its_own(conn) {
        go!(conn.batch_execute(&(tables(DIALECT) + ROWS))).unwrap();
        go!(diesel::delete(articles::table.find(parent(1).id)).execute(conn)).unwrap();
        let freed = Draft { article_id: None, ..child(1) };
        let rows = go!(Draft::with_existing_review().filter(drafts::id.eq(freed.id)).load(conn)).unwrap();
        assert_eq!(rows, [(freed, grandchild(1))]);
    }
}

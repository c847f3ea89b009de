//! A foreign key of its own that may be NULL: a draft stays when its article goes, and may be without from the start.

use diesel::prelude::*;
use diesel_one_to_one::models;
use diesel_one_to_one::prelude::{BelongsToOne, HasOne, Model};

diesel::table! {
    articles (id) {
        id -> BigInt,
        title -> Text,
        published -> Bool,
    }
}

diesel::table! {
    drafts (id) {
        id -> Integer,
        article_id -> Nullable<BigInt>,
        body -> Text,
        words -> Nullable<Integer>,
    }
}

diesel::table! {
    reviews (id) {
        id -> BigInt,
        draft_id -> Nullable<Integer>,
        passed -> Nullable<Bool>,
    }
}

diesel::table! {
    verdicts (id) {
        id -> Integer,
        review_id -> Nullable<BigInt>,
        wording -> Text,
    }
}

diesel::table! {
    covers (id) {
        id -> Integer,
        article_id -> Nullable<BigInt>,
        url -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(articles, drafts, reviews, verdicts, covers);

/// The parent.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, HasOne)]
#[diesel(table_name = articles)]
#[has_one(Draft)]
#[has_one(Cover)]
pub(crate) struct Article {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) published: bool,
}

/// The child.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = drafts)]
#[belongs_to_one(Article, on_delete = set_null)]
#[has_one(Review)]
pub(crate) struct Draft {
    pub(crate) id: i32,
    pub(crate) article_id: Option<i64>,
    pub(crate) body: String,
    pub(crate) words: Option<i32>,
}

/// The grandchild.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne, HasOne)]
#[diesel(table_name = reviews)]
#[belongs_to_one(Draft, on_delete = set_null)]
#[has_one(Verdict)]
pub(crate) struct Review {
    pub(crate) id: i64,
    pub(crate) draft_id: Option<i32>,
    pub(crate) passed: Option<bool>,
}

/// The great-grandchild.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = verdicts)]
#[belongs_to_one(Review, on_delete = set_null)]
pub(crate) struct Verdict {
    pub(crate) id: i32,
    pub(crate) review_id: Option<i64>,
    pub(crate) wording: String,
}

/// The sibling.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Identifiable, Insertable, Model, BelongsToOne)]
#[diesel(table_name = covers)]
#[belongs_to_one(Article, on_delete = set_null)]
pub(crate) struct Cover {
    pub(crate) id: i32,
    pub(crate) article_id: Option<i64>,
    pub(crate) url: String,
}

/// The DDL of the models above.
pub(crate) fn tables(dialect: &str) -> String {
    super::script(models![Article, Draft, Review, Verdict, Cover], dialect)
}

/// The rows, in an order that is not that of their parents; each table but the first has one row without a parent.
pub(crate) const ROWS: &str = "
    INSERT INTO articles (id, title, published) VALUES
        (3000000003, 'Third', TRUE), (3000000005, 'Fifth', FALSE), (3000000001, 'First', TRUE),
        (3000000004, 'Fourth', FALSE), (3000000002, 'Second', TRUE);
    INSERT INTO drafts (id, article_id, body, words) VALUES
        (13, 3000000003, 'three', 3), (19, NULL, 'free', NULL), (11, 3000000001, 'one', NULL), (14, 3000000004, '', 0);
    INSERT INTO reviews (id, draft_id, passed) VALUES (24, 14, NULL), (29, NULL, TRUE), (21, 11, FALSE);
    INSERT INTO verdicts (id, review_id, wording) VALUES (31, 21, 'rewrite'), (39, NULL, 'print');
    INSERT INTO covers (id, article_id, url) VALUES
        (42, 3000000002, '/2.png'), (49, NULL, '/free.png'), (41, 3000000001, '/1.png');
";

pub(crate) use self::drafts::id as child_key;
pub(crate) use {Article as Parent, Cover as Sibling, Draft as Child, Review as Grandchild};
pub(crate) use {articles as parents, drafts as children};

/// The key of article `n`, which no 32 bits hold.
fn article_id(n: usize) -> i64 {
    3_000_000_000 + i64::try_from(n).unwrap()
}

/// Article `n`.
pub(crate) fn parent(n: usize) -> Article {
    let (title, published) =
        [("First", true), ("Second", true), ("Third", true), ("Fourth", false), ("Fifth", false)][n - 1];
    Article { id: article_id(n), title: title.to_owned(), published }
}

/// The draft of article `n`.
pub(crate) fn child(n: usize) -> Draft {
    let (id, body, words) = match n {
        1 => (11, "one", None),
        3 => (13, "three", Some(3)),
        4 => (14, "", Some(0)),
        _ => panic!("article {n} has no draft"),
    };
    Draft { id, article_id: Some(article_id(n)), body: body.to_owned(), words }
}

/// The review of the draft of article `n`.
pub(crate) fn grandchild(n: usize) -> Review {
    match n {
        1 => Review { id: 21, draft_id: Some(11), passed: Some(false) },
        4 => Review { id: 24, draft_id: Some(14), passed: None },
        _ => panic!("article {n} has no review"),
    }
}

/// The verdict of the review of the draft of article `n`.
pub(crate) fn great_grandchild(n: usize) -> Verdict {
    assert_eq!(n, 1, "article {n} has no verdict");
    Verdict { id: 31, review_id: Some(21), wording: "rewrite".to_owned() }
}

/// The cover of article `n`.
pub(crate) fn sibling(n: usize) -> Cover {
    match n {
        1 => Cover { id: 41, article_id: Some(article_id(1)), url: "/1.png".to_owned() },
        2 => Cover { id: 42, article_id: Some(article_id(2)), url: "/2.png".to_owned() },
        _ => panic!("article {n} has no cover"),
    }
}

/// What a draft's slot for its article holds.
#[allow(clippy::unnecessary_wraps, reason = "the other shapes have no Option here")]
pub(crate) fn slot(parent: Article) -> Option<Article> {
    Some(parent)
}

/// The draft without an article.
pub(crate) fn free_child() -> Draft {
    Draft { id: 19, article_id: None, body: "free".to_owned(), words: None }
}

/// Every draft with its article or without, by the keys of the drafts.
pub(crate) fn children_with_parent() -> Vec<(Draft, Option<Article>)> {
    let [one, three, four] = [1, 3, 4].map(|n| (child(n), Some(parent(n))));
    vec![one, three, four, (free_child(), None)]
}

//! Whether two expressions say the same, though each engine rewrites what it is given.
//!
//! PostgreSQL has `a IN ('x', 'y')` back as `(a = ANY (ARRAY['x'::text, 'y'::text]))` and BETWEEN as two comparisons,
//! MariaDB writes names in backticks, each has parentheses of its own. An expression is read as a tree of operators and
//! written in one way; what cannot be read so is compared word for word.

use super::token::{Kind, Token, tokens};
use crate::schema::{Condition, Literal};

/// One text for all that say the same.
pub(crate) fn normal(expression: &str) -> String {
    let tokens = plain(tokens(expression));
    let mut reader = Reader { tokens: &tokens, at: 0 };
    match reader.expression(0) {
        Some(read) if reader.at == tokens.len() => read,
        _ => tokens.iter().map(word).collect::<Vec<_>>().join(" "),
    }
}

/// The rows that a partial index counts, in the words of models where they have some.
pub(crate) fn condition(text: &str) -> Condition {
    let tokens = plain(tokens(text));
    let inner: Vec<&Token> = tokens.iter().filter(|it| !it.is('(') && !it.is(')')).collect();
    match inner[..] {
        [column, is, null] if is.is_word("is") && null.is_word("null") => match column.name() {
            Some(column) => Condition::IsNull(column),
            None => Condition::Expression(text.to_owned()),
        },
        [column, equals, value] if equals.is('=') => match (column.name(), literal(value)) {
            (Some(column), Some(value)) => Condition::Equals { column, value },
            _ => Condition::Expression(text.to_owned()),
        },
        [column] => column.name().map_or_else(
            || Condition::Expression(text.to_owned()),
            |column| Condition::Equals { column, value: Literal::Bool(true) },
        ),
        [not, column] if not.is_word("not") => column.name().map_or_else(
            || Condition::Expression(text.to_owned()),
            |column| Condition::Equals { column, value: Literal::Bool(false) },
        ),
        _ => Condition::Expression(text.to_owned()),
    }
}

fn literal(token: &Token) -> Option<Literal> {
    match &token.kind {
        Kind::Text(text) => Some(Literal::Text(text.clone())),
        Kind::Number(number) => number.parse().ok().map(Literal::Integer),
        Kind::Word(word) if word.eq_ignore_ascii_case("true") => Some(Literal::Bool(true)),
        Kind::Word(word) if word.eq_ignore_ascii_case("false") => Some(Literal::Bool(false)),
        Kind::Word(_) | Kind::Quoted(_) | Kind::Sign(_) => None,
    }
}

/// Words of a type that has several.
const OF_TYPES: [&str; 6] = ["varying", "precision", "without", "with", "time", "zone"];

/// Types of numbers.
const NUMBERS: [&str; 6] = ["smallint", "integer", "bigint", "numeric", "real", "double"];

/// PostgreSQL has `-10` back as `'-10'::integer`.
fn number_in_quotes(token: &mut Token) {
    if let Kind::Text(number) = &mut token.kind {
        token.kind = Kind::Number(std::mem::take(number));
    }
}

/// Without what says nothing of the value: casts of PostgreSQL, character sets of MariaDB.
fn plain(tokens: Vec<Token>) -> Vec<Token> {
    let mut plain: Vec<Token> = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let is_cast = matches!(&token.kind, Kind::Sign(sign) if sign == "::");
        if is_cast {
            let to = rest.next();
            if to.is_some_and(|it| NUMBERS.iter().any(|word| it.is_word(word))) {
                plain.last_mut().map(number_in_quotes);
            }
            while rest.next_if(|it| OF_TYPES.iter().any(|word| text(it).eq_ignore_ascii_case(word))).is_some() {}
            // an array of it
            if rest.next_if(|it| it.is('[')).is_some() {
                rest.next();
            }
            // the length of `varchar(5)`
            if rest.peek().is_some_and(|it| it.is('(')) {
                while rest.next_if(|it| !it.is(')')).is_some() {}
                rest.next();
            }
            continue;
        }
        let introduces = matches!(&token.kind, Kind::Word(word) if word.starts_with("_utf8") || word == "_latin1");
        if introduces && rest.peek().is_some_and(|it| matches!(it.kind, Kind::Text(_))) {
            continue;
        }
        plain.push(token);
    }
    plain
}

fn text(token: &Token) -> &str {
    match &token.kind {
        Kind::Word(it) | Kind::Quoted(it) | Kind::Text(it) | Kind::Number(it) | Kind::Sign(it) => it,
    }
}

/// A word as it is written where nothing more is known of it.
fn word(token: &Token) -> String {
    match &token.kind {
        Kind::Word(word) if word.eq_ignore_ascii_case("true") => "1".to_owned(),
        Kind::Word(word) if word.eq_ignore_ascii_case("false") => "0".to_owned(),
        Kind::Word(word) | Kind::Quoted(word) => word.to_lowercase(),
        Kind::Text(text) => format!("'{text}'"),
        Kind::Number(it) => it.clone(),
        Kind::Sign(sign) => match &**sign {
            "!=" => "<>".to_owned(),
            "==" => "=".to_owned(),
            "~~" => "like".to_owned(),
            other => other.to_owned(),
        },
    }
}

/// The standard's word for a function without arguments, of which MariaDB has another.
fn moment(function: &str) -> &str {
    match function {
        "curdate" => "current_date",
        "curtime" => "current_time",
        "now" => "current_timestamp",
        other => other,
    }
}

/// How tightly an operator binds.
fn binds(operator: &str) -> Option<u8> {
    Some(match operator {
        "or" => 1,
        "and" => 2,
        "=" | "<>" | "<" | ">" | "<=" | ">=" | "<=>" | "is" | "like" | "in" | "between" | "not" => 4,
        "||" => 5,
        "+" | "-" => 6,
        "*" | "/" | "%" => 7,
        _ => return None,
    })
}

/// Words that begin or end what is not read here.
const UNREAD: [&str; 8] = ["case", "when", "then", "else", "end", "select", "escape", "collate"];

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<String> {
        self.tokens.get(self.at).map(word)
    }

    fn takes(&mut self, next: &str) -> bool {
        let takes = self.peek().is_some_and(|it| it == next);
        self.at += usize::from(takes);
        takes
    }

    /// Operators that bind at least so tightly, with what they stand between.
    fn expression(&mut self, tightness: u8) -> Option<String> {
        let mut left = self.operand()?;
        while let Some(operator) = self.peek() {
            let Some(binds) = binds(&operator).filter(|it| *it >= tightness) else { break };
            self.at += 1;
            left = self.operation(left, &operator, binds)?;
        }
        Some(left)
    }

    fn operation(&mut self, left: String, operator: &str, binds: u8) -> Option<String> {
        match operator {
            "is" => {
                let not = if self.takes("not") { "not " } else { "" };
                Some(format!("({left} is {not}{})", self.operand()?))
            }
            "not" => {
                let operator = self.peek()?;
                self.at += 1;
                let positive = self.operation(left, &operator, binds)?;
                Some(format!("(not {positive})"))
            }
            "between" => {
                let least = self.expression(5)?;
                self.takes("and").then_some(())?;
                let most = self.expression(5)?;
                Some(format!("(({left} >= {least}) and ({left} <= {most}))"))
            }
            "in" => Some(format!("({left} in {})", self.list('(', ')')?)),
            "=" if self.takes("any") => Some(format!("({left} in {})", self.array()?)),
            "<>" if self.takes("all") => Some(format!("(not ({left} in {}))", self.array()?)),
            // `a <> b` and `not a = b` are told apart: they are not the same word for word
            operator => Some(format!("({left} {operator} {})", self.expression(binds + 1)?)),
        }
    }

    /// `(ARRAY[..])`, as a list.
    fn array(&mut self) -> Option<String> {
        let mut depth = 0;
        while self.takes("(") {
            depth += 1;
        }
        self.takes("array").then_some(())?;
        let list = self.list('[', ']')?;
        (0..depth).all(|_| self.takes(")")).then_some(list)
    }

    fn list(&mut self, open: char, close: char) -> Option<String> {
        self.takes(&open.to_string()).then_some(())?;
        let mut parts = Vec::new();
        while !self.takes(&close.to_string()) {
            parts.push(self.expression(0)?);
            self.takes(",");
        }
        Some(format!("[{}]", parts.join(", ")))
    }

    fn operand(&mut self) -> Option<String> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        let written = word(token);
        match &token.kind {
            Kind::Sign(_) if written == "(" => {
                let inside = self.expression(0)?;
                self.takes(")").then_some(inside)
            }
            Kind::Sign(_) if written == "-" => Some(format!("-{}", self.operand()?)),
            Kind::Sign(_) => None,
            Kind::Word(_) if written == "not" => Some(format!("(not {})", self.expression(3)?)),
            Kind::Word(_) if UNREAD.contains(&&*written) => None,
            Kind::Word(_) if self.peek().is_some_and(|it| it == "(") => {
                let arguments = self.list('(', ')')?;
                // MariaDB's `current_timestamp()`, with the digits of the column
                let bare = arguments == "[]" || written == "current_timestamp";
                Some(if bare { moment(&written).to_owned() } else { format!("{written}{arguments}") })
            }
            Kind::Word(_) | Kind::Quoted(_) | Kind::Text(_) | Kind::Number(_) => Some(written),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{condition, normal};
    use crate::schema::{Condition, Literal};

    #[track_caller]
    fn same(ours: &str, engines: &[&str]) {
        for theirs in engines {
            assert_eq!(normal(ours), normal(theirs), "{ours} and {theirs}");
        }
    }

    #[test]
    fn what_the_engines_make_of_an_expression() {
        same("quantity >= 0", &["(quantity >= 0)", "((quantity >= (0)))", "`quantity` >= 0", "\"Quantity\">=0"]);
        same("kind in ('a', 'b')", &["(kind = ANY (ARRAY['a'::text, 'b'::text]))", "`kind` in ('a','b')"]);
        same("kind = 'a'", &["((kind)::text = 'a'::text)", "kind = 'a'::character varying(5)", "`kind` = _utf8mb4'a'"]);
        same(
            "age between 1 and 3 or vip",
            &["(((age >= 1) AND (age <= 3)) OR vip)", "(`age` between 1 and 3) or `vip`"],
        );
        same("a != 'x' AND b <> ''", &["((a <> 'x'::text) AND (b <> ''::text))", "`a` <> 'x' and `b` <> ''"]);
        same("not (a is null)", &["NOT (a IS NULL)"]);
        same("length(name) + 1 < 3 * 2", &["((length(name) + 1) < (3 * 2))"]);
        same("name like 'a%'", &["(name ~~ 'a%'::text)"]);
        same("CURRENT_TIMESTAMP", &["current_timestamp()", "current_timestamp(6)"]);
        same("now()", &["CURRENT_TIMESTAMP", "current_timestamp()"]);
        same("CURRENT_DATE", &["curdate()"]);
        same("balance >= -10", &["(balance >= '-10'::integer)", "`balance` >= -10"]);
        same("'a'", &["'a'::text[]"]);
        same("CASE WHEN a THEN 1 ELSE 0 END", &["case when `a` then 1 else 0 end"]);
    }

    #[test]
    fn what_differs_does() {
        for (a, b) in [
            ("a or b and c", "(a or b) and c"),
            ("a > 0", "a >= 0"),
            ("a = 'A'", "a = 'a'"),
            ("a in (1, 2)", "a in (1, 3)"),
            ("a - (b - c)", "a - b - c"),
            ("a is null", "a is not null"),
            ("case when a then 1 end", "case when a then 2 end"),
            ("(a", "a"),
        ] {
            assert_ne!(normal(a), normal(b));
        }
    }

    #[test]
    fn the_conditions_of_models() {
        assert_eq!(condition("(deleted_at IS NULL)"), Condition::IsNull("deleted_at".into()));
        let equals = |value| Condition::Equals { column: "state".into(), value };
        assert_eq!(condition("((state)::text = 'on'::text)"), equals(Literal::Text("on".into())));
        assert_eq!(condition("(state = 1)"), equals(Literal::Integer(1)));
        assert_eq!(condition("state"), equals(Literal::Bool(true)));
        assert_eq!(condition("(NOT state)"), equals(Literal::Bool(false)));
        assert!(matches!(condition("a > b"), Condition::Expression(_)));
    }
}

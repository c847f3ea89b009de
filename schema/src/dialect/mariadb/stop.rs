use super::{QUOTE, text};
use crate::dialect::guard::{COUNTED, Reason};

/// The engine takes no message of more than 512 characters (error 1648), and sends 511 bytes of it, whatever the characters.
const MESSAGE: usize = 500;

/// A script that is run again may have gone on to drop the table, or to call it otherwise: errors 1146, 1054 and 1049. Then
/// the rows were as they must be.
pub(in crate::dialect) fn stop(count: &str, reason: &Reason) -> String {
    let gone = "\n    DECLARE CONTINUE HANDLER FOR 1146, 1054, 1049 BEGIN END;";
    format!("BEGIN NOT ATOMIC{}END", block(count, reason, gone))
}

/// What stands between the BEGIN and the END of one that is inside of another.
pub(in crate::dialect) fn stopped(count: &str, reason: &Reason) -> String {
    block(count, reason, "")
}

fn block(count: &str, reason: &Reason, handler: &str) -> String {
    let (number, [before, after]) = (QUOTE.name(COUNTED), reason.around_number(MESSAGE).map(|it| text(&it)));
    let message = QUOTE.name("what is wrong");
    format!(
        "
    DECLARE {number} BIGINT DEFAULT 0;
    DECLARE {message} TEXT;{handler}
    SELECT count INTO {number} FROM ({count}) AS counted;
    IF {number} > 0 THEN
        SET {message} = CONCAT({before}, {number}, {after});
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = {message};
    END IF;
"
    )
}

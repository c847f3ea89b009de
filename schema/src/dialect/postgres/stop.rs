use super::{QUOTE, block, text};
use crate::dialect::guard::{COUNTED, Reason};

pub(in crate::dialect) fn stop(count: &str, reason: &Reason) -> String {
    let (number, [before, after]) = (QUOTE.name(COUNTED), reason.around_number(usize::MAX).map(|it| text(&it)));
    block(&format!(
        "DECLARE {number} bigint;
BEGIN
    SELECT count INTO {number} FROM ({count}) AS counted;
    IF {number} > 0 THEN
        RAISE EXCEPTION USING MESSAGE = {before} || {number} || {after};
    END IF;
END"
    ))
}

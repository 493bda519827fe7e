//! Days, and dates as far as they are known.

use std::str::FromStr;

use crate::error::{Code, Fault};

/// A date as far as it is known: `2022`, `2022-10` or `2022-10-27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartialDate {
    year: u32,
    /// 0 if not known.
    month: u32,
    /// 0 if not known.
    day: u32,
}

/// Reads a date from its text; what is no date is a fault that says how to write one.
macro_rules! from_text {
    ($name:ident, $code:ident) => {
        impl FromStr for $name {
            type Err = Fault;

            fn from_str(text: &str) -> Result<Self, Fault> {
                Self::parse(text)
                    .ok_or_else(|| Fault::new(Code::$code, String::new(), vec![("found", text.to_owned())]))
            }
        }
    };
}

from_text!(PartialDate, BadDate);
from_text!(Date, BadDay);

impl PartialDate {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let number = |part: &str, length: usize| -> Option<u32> {
            (part.len() == length).then(|| {
                part.bytes()
                    .try_fold(0_u32, |number, byte| number.checked_mul(10)?.checked_add(char::from(byte).to_digit(10)?))
            })?
        };
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map_or(Some(0), |part| number(part, 2).filter(|month| (1..=12).contains(month)))?;
        let last = days_in(year, month);
        let day = parts.next().map_or(Some(0), |part| number(part, 2).filter(|day| (1..=last).contains(day)))?;
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// Whether it is certainly after `other`, as far as both are known.
    pub(crate) fn is_after(self, other: Self) -> bool {
        let known = |a: u32, b: u32| if a == 0 || b == 0 { (0, 0) } else { (a, b) };
        let (month, other_month) = known(self.month, other.month);
        let (day, other_day) = known(self.day, other.day);
        (self.year, month, day) > (other.year, other_month, other_day)
    }
}

/// Days in a month of a year.
fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A date as far as it is known: `2022`, `2022-10` or `2022-10-27`.", "type": "string", "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$" })
    }
}

/// A day, such as `2022-10-27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Date {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

impl Date {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let PartialDate { year, month, day } = PartialDate::parse(text)?;
        (day > 0).then_some(Self { year, month, day })
    }

    /// A number that grows with the day.
    pub(crate) fn ordinal(self) -> i64 {
        let months = i64::from(self.months());
        months.saturating_mul(32).saturating_add(i64::from(self.day))
    }

    /// The day of which this is the number.
    pub(crate) fn of_ordinal(ordinal: i64) -> Self {
        let number = |value: i64| u32::try_from(value).unwrap_or(0);
        let months = number(ordinal.div_euclid(32)).saturating_sub(1);
        Self {
            year: months.div_euclid(12),
            month: months.rem_euclid(12).saturating_add(1),
            day: number(ordinal.rem_euclid(32)),
        }
    }

    /// The day before.
    pub(crate) fn before(self) -> Self {
        if self.day > 1 {
            return Self { day: self.day.saturating_sub(1), ..self };
        }
        let Self { year, month, .. } = Self::of_ordinal(i64::from(self.months().saturating_sub(1)).saturating_mul(32));
        Self { year, month, day: days_in(year, month) }
    }

    /// The day after.
    pub(crate) fn after(self) -> Self {
        if !self.ends_month() {
            return Self { day: self.day.saturating_add(1), ..self };
        }
        let first = Self::of_ordinal(i64::from(self.months().saturating_add(1)).saturating_mul(32));
        Self { day: 1, ..first }
    }

    /// Months since the year nought.
    pub(crate) fn months(self) -> u32 {
        self.year.saturating_mul(12).saturating_add(self.month)
    }

    /// Whether it is the last day of its month.
    pub(crate) fn ends_month(self) -> bool {
        self.day == days_in(self.year, self.month)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A day: `2022-10-27`.", "type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        let day = |text| Date::parse(text).unwrap();
        for (before, after) in [
            ("2020-01-30", "2020-01-31"),
            ("2020-01-31", "2020-02-01"),
            ("2020-02-29", "2020-03-01"),
            ("2021-02-28", "2021-03-01"),
            ("2020-12-31", "2021-01-01"),
            ("1900-02-28", "1900-03-01"),
        ] {
            let (before, after) = (day(before), day(after));
            assert_eq!((before.after(), after.before()), (after, before));
            assert_eq!([before, after].map(|day| Date::of_ordinal(day.ordinal())), [before, after]);
        }
    }
}

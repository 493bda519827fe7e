//! A number of shares or dollars, the same for every claim or worked out from the answers.
//!
//! For each device, at most five: Siri's plan (`settlements/apple-siri-2025.json`). A percentage of what was spent, and not
//! less than an amount: Zoom's (`settlements/zoom-2022.json`).

use super::condition::{Answers, Condition, QuestionSet};
use crate::number::{Count, Date, Int, Percent, RATE_UNITS, Unit};
use crate::settlement::{Months, Period, Quantile, Range, TypedAnswer};

/// A number of smallest units: millionths of a share, or cents.
#[derive(Debug, Clone)]
pub(crate) enum Measure {
    /// The same for every claim.
    Constant(Range<Int>),
    /// Worked out from the answers.
    WorkedOut(Sum),
}

/// A sum of terms, within limits.
#[derive(Debug, Clone)]
pub(crate) struct Sum {
    pub(crate) terms: Vec<Term>,
    pub(crate) least: Option<Int>,
    pub(crate) most: Option<Int>,
}

/// A term of a sum.
#[derive(Debug, Clone)]
pub(crate) enum Term {
    Fixed(Range<Int>),
    PerUnit {
        amount: Range<Int>,
        question: usize,
        most: Option<Count>,
    },
    PerMonth {
        amount: Range<Int>,
        between: Period,
        start: Option<usize>,
        end: Option<usize>,
        months: Months,
        most: Option<Count>,
    },
    /// A percentage of an amount; `per_cent` is how many smallest units one cent comes to.
    PercentOf {
        percent: Percent,
        question: usize,
        per_cent: i64,
    },
    /// The first whose condition holds.
    Tiers(Vec<(Option<Condition>, Range<Int>)>),
}

impl Measure {
    /// How many smallest units, with every range at this quantile.
    pub(crate) fn units(&self, known: &Answers, quantile: Quantile) -> Int {
        match self {
            Self::Constant(amount) => amount.at(quantile),
            Self::WorkedOut(sum) => sum.limited(sum.terms.iter().map(|term| term.units(known, quantile)).sum()),
        }
    }

    /// The questions that decide it.
    pub(crate) fn questions(&self, into: &mut QuestionSet) {
        for term in self.terms() {
            term.needs().for_each(|(_, question)| into.add(question));
            term.conditions().for_each(|when| into.add_condition(when));
        }
    }

    /// The terms of a sum.
    pub(crate) fn terms(&self) -> &[Term] {
        match self {
            Self::Constant(_) => &[],
            Self::WorkedOut(sum) => &sum.terms,
        }
    }
}

impl Sum {
    /// A sum of the terms, within the limits.
    pub(crate) fn limited(&self, sum: Int) -> Int {
        let raised = self.least.map_or(sum, |least| sum.max(least));
        self.most.map_or(raised, |most| raised.min(most))
    }
}

impl Term {
    pub(crate) fn units(&self, known: &Answers, quantile: Quantile) -> Int {
        match self {
            Self::Fixed(amount) => amount.at(quantile),
            Self::PerUnit { amount, .. } | Self::PerMonth { amount, .. } => {
                (amount.at(quantile) * self.count(known)).narrow()
            }
            // Half-up to the smallest unit.
            Self::PercentOf { percent, question, per_cent } => {
                let units = known.quantity(*question).unwrap_or_default() * *per_cent;
                (units * *percent).half_up_by(RATE_UNITS).narrow()
            }
            Self::Tiers(tiers) => {
                let holds = |when: &Condition| when.holds(known) == Some(true);
                let tier = tiers.iter().find(|(when, _)| when.as_ref().is_none_or(holds));
                tier.map_or(Int::default(), |(_, amount)| amount.at(quantile))
            }
        }
    }

    /// How many units or months count, for a term that counts them.
    pub(crate) fn count(&self, known: &Answers) -> Count {
        let (count, most) = match self {
            Self::PerUnit { question, most, .. } => match known.get(*question) {
                Some(TypedAnswer::Number(count)) => (count, most),
                _ => (Count::ZERO, most),
            },
            Self::PerMonth { between: Period { first, last }, start, end, months, most, .. } => {
                let day = |question: &Option<usize>, otherwise: Date| match question.map(|question| known.get(question))
                {
                    Some(Some(TypedAnswer::Day(day))) => Some(day),
                    Some(_) => None,
                    None => Some(otherwise),
                };
                match (day(start, *first), day(end, *last)) {
                    (Some(start), Some(end)) => (counted(start.max(*first), end.min(*last), *months), most),
                    _ => (Count::ZERO, most),
                }
            }
            _ => return Count::ZERO,
        };
        most.map_or(count, |most| count.min(most))
    }

    /// The key of the file for such a term.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Fixed(_) => "fixed",
            Self::PerUnit { .. } => "perUnit",
            Self::PerMonth { .. } => "perMonth",
            Self::PercentOf { .. } => "percentOf",
            Self::Tiers(_) => "tiers",
        }
    }

    /// The questions without whose answer it comes to nothing, and the keys of the file that name them.
    pub(crate) fn needs(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let (one, other) = match self {
            Self::Fixed(_) | Self::Tiers(_) => (None, None),
            Self::PerUnit { question, .. } | Self::PercentOf { question, .. } => (Some(("question", *question)), None),
            Self::PerMonth { start, end, .. } => {
                (start.map(|question| ("start", question)), end.map(|question| ("end", question)))
            }
        };
        one.into_iter().chain(other)
    }

    /// The conditions that choose a tier.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let tiers = if let Self::Tiers(tiers) = self { tiers.as_slice() } else { &[] };
        tiers.iter().filter_map(|(when, _)| when.as_ref())
    }

    /// The condition on which it depends, with these answers, which tier holds.
    pub(crate) fn undecided(&self, known: &Answers) -> Option<&Condition> {
        let undecided = self.conditions().find(|when| when.holds(known) != Some(false));
        undecided.filter(|when| when.holds(known).is_none())
    }
}

/// Months from one day to another, both included.
fn counted(first: Date, last: Date, rule: Months) -> Count {
    if last < first {
        return Count::ZERO;
    }
    let apart = last.months().saturating_sub(first.months());
    Count::of(i64::from(match rule {
        Months::Calendar => apart.saturating_add(1),
        // The day after the last has come as far as the first day, or is the first of a month.
        Months::Complete if last.ends_month() => apart.saturating_add(u32::from(first.day == 1)),
        Months::Complete => apart.saturating_sub(u32::from(last.day.saturating_add(1) < first.day)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_by_either_rule() {
        let day = |text| Date::parse(text).unwrap();
        for (first, last, complete, calendar) in [
            ("2020-01-01", "2020-01-31", 1, 1),
            ("2020-01-01", "2020-01-30", 0, 1),
            ("2020-01-31", "2020-02-01", 0, 2),
            ("2020-01-15", "2020-02-14", 1, 2),
            ("2020-01-15", "2020-02-13", 0, 2),
            ("2020-01-31", "2020-02-29", 1, 2),
            ("2021-01-31", "2021-02-28", 1, 2),
            ("2019-12-10", "2021-01-09", 13, 14),
            ("2020-03-01", "2020-02-28", 0, 0),
            ("2020-05-05", "2020-05-05", 0, 1),
        ] {
            assert_eq!(counted(day(first), day(last), Months::Complete).get(), complete, "{first} {last}");
            assert_eq!(counted(day(first), day(last), Months::Calendar).get(), calendar, "{first} {last}");
        }
    }
}

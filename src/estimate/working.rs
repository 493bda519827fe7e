//! Puts the figures into the shape of a result, and writes down each step on the way.

mod fund;
mod later;
mod pools;
mod reader;

use super::{Estimate, Figures, LimitKind, MoneyRange, Outlook, Reader, Step, Totals, Weights};
use crate::amount::{Money, SHARE_UNITS, add, mul, print, print_short, quotient, sub};
use crate::division::Payment;
use crate::eligibility::{Claimant, chain};
use crate::factor::Factor;
use crate::input::Assumed;
use crate::read::{Count, Id};
use crate::settlement::{Confidence, From, Group, Pool, Range, Settlement};
use crate::weight::Claim;

/// The estimate that these figures give.
pub(super) fn write<'a>(
    settlement: &'a Settlement,
    assumptions: Assumed<'_>,
    figures: &Figures<'a>,
    reader: Option<Claimant<'a, '_>>,
) -> Estimate<'a> {
    let mut writer = Writer { settlement, assumptions, figures, likely: &figures.outlooks.likely, steps: Vec::new() };
    let fund = writer.fund();
    let claims = writer.claims();
    let pools = writer.pools();
    let reader = reader.map(|reader| writer.reader(&reader));
    let later = writer.later();
    let reader = reader.map(|(reader, claims)| Reader { later: writer.later_payments(&claims), ..reader });
    let totals = writer.totals();
    Estimate { settlement: &settlement.id, reader, fund, claims, pools, later, totals, steps: writer.steps }
}

/// Ids of the groups through which a reader has a claim, and the claim on each side.
type Claims<'a> = (Vec<&'a Id>, Range<Claim>);

struct Writer<'a, 'b> {
    settlement: &'a Settlement,
    assumptions: Assumed<'b>,
    figures: &'b Figures<'a>,
    likely: &'b Outlook<'a>,
    steps: Vec<Step<'a>>,
}

impl<'a> Writer<'a, '_> {
    /// The least and the most that a figure is on the three sides.
    fn range(&self, figure: impl Fn(&Outlook<'a>) -> i64) -> MoneyRange {
        let Range { low, likely, high } = &self.figures.outlooks;
        spanning([low, likely, high].map(figure))
    }

    fn totals(&self) -> Totals {
        let waterfall = &self.likely.allotment.waterfall;
        let after = &self.likely.after;
        let gross = self.likely.pools().iter().fold(waterfall.gross, |sum, pool| add(sum, pool.top_up.1));
        let costs = after.rounds.iter().fold(0, |sum, round| add(sum, round.cost));
        let deductions = add(waterfall.deductions(), costs);
        // Cashed is what was paid out in all distributions, less what was not cashed: counted, not inferred.
        let mut payments = sub(self.issued(), after.uncashed);
        for round in &after.rounds {
            payments = add(payments, sub(round.divided.payments, round.uncashed));
        }
        Totals {
            gross: Money(gross),
            deductions: Money(deductions),
            payments: Money(payments),
            residual: Money(after.rest),
            rest: self.settlement.plan.afterwards.as_ref().map(|afterwards| afterwards.rest),
        }
    }

    /// What is paid out in the first distribution.
    fn issued(&self) -> i64 {
        self.likely.pools().iter().fold(0, |sum, pool| add(sum, pool.divided.payments))
    }

    /// Ids of the groups around a group and its own, outermost first.
    fn around(&self, group: &'a Group) -> Vec<&'a Id> {
        let mut ids: Vec<_> = chain(&self.settlement.groups, group).map(|group| &group.id).collect();
        ids.reverse();
        ids
    }
}

/// What a claimant is paid in all on each side, in cents, and what it could be with a cent more.
#[derive(Clone, Copy, Default)]
struct Span {
    low: i64,
    likely: i64,
    high: i64,
    most: [i64; 3],
}

impl Span {
    fn add(&mut self, paid: Range<Payment>) {
        let most = |payment: Payment| add(payment.cents, i64::from(payment.one_more));
        self.low = add(self.low, paid.low.cents);
        self.likely = add(self.likely, paid.likely.cents);
        self.high = add(self.high, paid.high.cents);
        let [low, likely, high] = self.most;
        self.most = [add(low, most(paid.low)), add(likely, most(paid.likely)), add(high, most(paid.high))];
    }

    /// Where a cap or floor moves money between groups, more claims of one group can mean more for another: so the low
    /// side need not have the least.
    fn range(&self) -> MoneyRange {
        let least = spanning([self.low, self.likely, self.high]).low;
        MoneyRange { low: least, high: spanning(self.most).high }
    }
}

/// The least and the most of some cents.
fn spanning([a, b, c]: [i64; 3]) -> MoneyRange {
    MoneyRange { low: Money(a.min(b).min(c)), high: Money(a.max(b).max(c)) }
}

/// Number of a further distribution: the first to follow is 2.
fn numbered(round: usize) -> Count {
    Count(i64::try_from(round).unwrap_or(0).saturating_add(2))
}

fn limit_kind(payment: &Payment) -> Option<LimitKind> {
    if payment.dropped { Some(LimitKind::DeMinimis) } else { payment.limit.map(LimitKind::from) }
}

fn weights(pool: &Pool) -> Weights {
    if pool.by_value() { Weights::Values } else { Weights::Shares }
}

/// A weight as text: shares without trailing zeros, or dollars and cents.
fn printed(pool: &Pool, weight: impl Into<i128>) -> String {
    if pool.by_value() { print(weight, 2) } else { print_short(weight, 6) }
}

/// Dollars for one share (two decimals if that is all there is, else six), or the part of a value that is paid.
fn factor_text(pool: &Pool, factor: Factor) -> String {
    let millionths = mul(factor.numerator, SHARE_UNITS);
    if pool.by_value() {
        return print_short(quotient(millionths, factor.denominator), 6);
    }
    let cent_part = 10_000;
    let value = quotient(mul(millionths, cent_part), factor.denominator);
    if value.rem_euclid(cent_part) == 0 { print(quotient(value, cent_part), 2) } else { print_short(value, 6) }
}

fn cited(from: &From) -> (&[Id], Confidence) {
    (&from.sources, from.confidence)
}

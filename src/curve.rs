//! The sensitivity curve: what the reader is paid, against a figure that is assumed.

use crate::amount::{Money, RATE_UNITS, Rate, add, exactly, nearest, sub};
use crate::claims::{self, lead};
use crate::estimate::{assumed, refused};
use crate::fault::{Code, Faults};
use crate::input::{Assumed, ClaimsOver, CurveOptions, EstimateInput, Instead, Over, RateOver, Spacing};
use crate::place::At;
use crate::read::{Count, Id};
use crate::settlement::{ClaimsNumber, DeductionAmount, Range, Settlement, Side};
use crate::trial::{self, sides};
use crate::waterfall;

const MOST_POINTS: i64 = 10_000;
const USUAL_POINTS: i64 = 200;

/// What a reader is paid along a figure that is assumed, everything else being as in an estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// How many units of `x` make one: a thousand million for rates, else one.
    pub units: i64,
    /// The points, by rising `x`. Those at which the plan cannot be carried out are left out.
    pub points: Vec<Point>,
}

/// A point of a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// What is assumed: billionths of a rate, claims, or cents.
    pub x: i64,
    /// The likely payment.
    pub payment: Money,
    /// The payment if everything else turns out against the reader.
    pub low: Money,
    /// The payment if everything else turns out in the reader's favour.
    pub high: Money,
}

/// Works out a curve.
///
/// # Errors
///
/// Faults of the answers, the assumptions and the options.
pub(crate) fn run(settlement: &Settlement, input: &EstimateInput, options: &CurveOptions) -> Result<Curve, Faults> {
    let mut faults = Faults::default();
    let at = At::ROOT.key("options");
    let (held, assumptions) = trial::reader(settlement, input, &mut faults);
    let spacing = options.spacing.unwrap_or(Spacing::Linear);
    let (from, to) = ends(settlement, assumptions, &options.over, spacing, &at.key("over"), &mut faults);
    exactly(|| {
        assumed(settlement, assumptions, &mut faults);
        let mut trials = sides(settlement, &held);
        // Each point is worked out on three sides.
        let most = trials.likely.times(MOST_POINTS.saturating_mul(3)).div_euclid(3);
        let points = trial::within(options.points, USUAL_POINTS, (2, most), &at.key("points"), &mut faults);
        faults.finish(Some(()))?;
        let lead = lead(settlement).map(|group| &group.id);
        let mut found: Vec<Point> = Vec::new();
        for index in 0..points {
            let x = spaced(from, to, (index, sub(points, 1)), spacing);
            if found.last().is_some_and(|last| last.x == x) {
                continue;
            }
            let instead = instead(lead, &options.over, x);
            let assumptions = assumptions.but(&instead);
            let mut impossible = Faults::default();
            let counts = claims::counts(settlement, assumptions, &At::ROOT, &mut impossible);
            if !impossible.is_empty() {
                continue;
            }
            let mut paid = |side| trials.of_mut(side).paid_on(assumptions, &counts, side).ok().flatten();
            if let (Some(likely), Some(low), Some(high)) = (paid(Side::Likely), paid(Side::Low), paid(Side::High)) {
                let least = likely.cents.min(low.cents).min(high.cents);
                let most = likely.most.max(low.most).max(high.most);
                found.push(Point { x, payment: Money(likely.cents), low: Money(least), high: Money(most) });
            }
        }
        if found.is_empty() {
            return Err(refused(settlement, assumptions.but(&instead(lead, &options.over, from))));
        }
        let units = if let Over::ClaimsRate(_) | Over::Rate(_) = options.over { RATE_UNITS } else { 1 };
        Ok(Curve { units, points: found })
    })?
}

/// The ends of what varies, in smallest units.
fn ends(
    settlement: &Settlement,
    assumptions: Assumed<'_>,
    over: &Over,
    spacing: Spacing,
    at: &At<'_>,
    faults: &mut Faults,
) -> (i64, i64) {
    let (key, from, to) = match over {
        Over::ClaimsRate(span) => ("claimsRate", span.from.0, span.to.0),
        Over::Claims(over) => ("claims", over.from.0, over.to.0),
        Over::Rate(over) => ("rate", over.from.0, over.to.0),
        Over::Deduction(over) => ("deduction", over.from.0, over.to.0),
    };
    let at = at.key(key);
    if from >= to {
        faults.push(Code::EmptyRange, &at, &[]);
    } else if from <= 0 && spacing == Spacing::Log {
        faults.push(Code::LogNeedsPositive, &at.key("from"), &[]);
    }
    match over {
        Over::ClaimsRate(_) => {
            if let Some(group) = lead(settlement) {
                let id = [("id", group.id.as_str())];
                if assumptions.claims_of(&group.id).is_some() {
                    faults.push(Code::AssumptionConflict, &at, &id);
                } else if group.members.is_none() {
                    faults.push(Code::ClaimsRateNeedsMembers, &at, &id);
                }
            }
        }
        Over::Claims(ClaimsOver { group, .. }) | Over::Rate(RateOver { group, .. }) => {
            let at = at.key("group");
            let group = claims::group(settlement, group, &at, faults);
            if matches!(over, Over::Rate(_)) && group.is_some_and(|group| group.members.is_none()) {
                faults.push(Code::RateNeedsMembers, &at, &[]);
            }
        }
        Over::Deduction(over) => match settlement.deductions.iter().find(|deduction| deduction.id == over.id) {
            Some(deduction) => {
                for amount in [over.from, over.to] {
                    let amount = DeductionAmount::Fixed(Range::exact(amount));
                    waterfall::check(settlement, deduction, &amount, &at, faults);
                }
            }
            None => {
                let known = settlement.deductions.iter().map(|deduction| deduction.id.as_str());
                faults.unknown(Code::UnknownDeduction, &at.key("id"), over.id.as_str(), known);
            }
        },
    }
    (from, to)
}

/// What is assumed at a point.
fn instead<'a>(lead: Option<&'a Id>, over: &'a Over, x: i64) -> Instead<'a> {
    let claims = |group: &'a Id, number| Instead::Claims { group, number, lead: lead == Some(group) };
    match over {
        Over::ClaimsRate(_) => Instead::ClaimsRate(lead, Rate(x)),
        Over::Claims(over) => claims(&over.group, ClaimsNumber::Count(Range::exact(Count(x)))),
        Over::Rate(over) => claims(&over.group, ClaimsNumber::Rate(Range::exact(Rate(x)))),
        Over::Deduction(over) => Instead::Deduction(&over.id, DeductionAmount::Fixed(Range::exact(Money(x)))),
    }
}

/// The point `index` of `last` between two ends, to the nearest unit. The ends are exact.
fn spaced(from: i64, to: i64, (index, last): (i64, i64), spacing: Spacing) -> i64 {
    match spacing {
        _ if index == last => to,
        Spacing::Linear => add(from, nearest(sub(to, from), index, last)),
        Spacing::Log => geometric(from, to, (index, last)),
    }
}

/// Only where a point lies is worked out with floating-point numbers; what is paid there is not.
#[allow(clippy::float_arithmetic)]
fn geometric(from: i64, to: i64, (index, last): (i64, i64)) -> i64 {
    // All are within the limits of a file, so below 2^53, and exact.
    let number = |units: i64| units as f64;
    let ratio = number(to) / number(from);
    let x = number(from) * libm::exp(libm::log(ratio) * (number(index) / number(last)));
    // Half a unit is added and the rest cut off: to the nearest.
    ((x + 0.5) as i64).clamp(from, to)
}

//! The fund waterfall: from the gross fund, through the deductions in order, to the net settlement fund.

use crate::amount::{Money, Percent, RATE_UNITS, add, narrow, nearest, print, product, sub};
use crate::fault::{Code, Faults};
use crate::input::Assumed;
use crate::place::At;
use crate::settlement::{Deduction, DeductionAmount, DeductionKind, Gross, Position, Range, Settlement};

/// The fund and what comes out of it, in cents.
#[derive(Default)]
pub(crate) struct Waterfall {
    pub(crate) gross: i64,
    pub(crate) taken: Vec<Taken>,
    pub(crate) net: i64,
}

/// What a deduction takes.
pub(crate) struct Taken {
    /// So much for each claim can come to far more than any fund.
    pub(crate) amount: i128,
    /// The percentage and what it is taken of, if it is one.
    pub(crate) percent: Option<(Percent, i64)>,
}

impl Waterfall {
    /// All deductions together.
    pub(crate) fn deductions(&self) -> i64 {
        sub(self.gross, self.net)
    }
}

/// Works out the fund, into `waterfall`. `gross` is where the gross fund lies in its range, `deductions` where each
/// deduction does. `claims` is the number of all claims, `need` what they come to at their full value.
///
/// # Errors
///
/// A fault if the deductions come to more than the fund, unless that is only one of the ways it `may` turn out: then
/// nothing is left of it.
pub(crate) fn run(
    settlement: &Settlement,
    assumptions: Assumed<'_>,
    (gross, deductions, may): (Position, &dyn Fn(usize) -> Position, bool),
    (claims, need): (i64, i128),
    waterfall: &mut Waterfall,
    faults: &mut Faults,
) -> Option<()> {
    let stated = settlement.fund.gross.stated(assumptions).map(|range| range.at(gross).0);
    let mut left = i128::from(stated.unwrap_or(0));
    waterfall.taken.clear();
    for (index, deduction) in settlement.deductions.iter().enumerate() {
        let amount = assumptions.deduction(&deduction.id).unwrap_or(&deduction.amount);
        let each = amount.taken(deductions(index), stated.unwrap_or(0), left, claims);
        left = sub(left, each.amount);
        waterfall.taken.push(each);
    }
    let gross = match &settlement.fund.gross {
        Gross::AsClaimed { as_claimed } => {
            let wanted = sub(need, left).max(as_claimed.at_least.0.into());
            narrow(as_claimed.at_most.map_or(wanted, |most| wanted.min(most.0.into())))
        }
        _ => stated.unwrap_or(0),
    };
    let net = sub(add(left, gross.into()), stated.unwrap_or(0).into());
    if net < 0 && !may {
        let (deductions, gross) = (print(sub(gross.into(), net), 2), Money(gross).to_text());
        let params = [("deductions", deductions.as_str()), ("gross", gross.as_str())];
        faults.push(Code::DeductionsExceedFund, &At::ROOT.key("deductions"), &params);
        return None;
    }
    waterfall.gross = gross;
    waterfall.net = narrow(net.max(0));
    Some(())
}

impl Gross {
    /// The amount stated, or that of the scenarios: likely as the first of them, from the least to the most of all.
    pub(crate) fn stated(&self, assumptions: Assumed<'_>) -> Option<Range<Money>> {
        match self {
            Self::Stated(gross) => Some(*gross),
            Self::AsClaimed { .. } => None,
            Self::Scenarios { scenarios } => {
                let assumed = scenarios.iter().find(|scenario| Some(&scenario.id) == assumptions.scenario());
                assumed.map(|scenario| scenario.gross).or_else(|| {
                    let all = scenarios.iter().map(|scenario| scenario.gross);
                    all.reduce(|first, other| Range {
                        low: first.low.min(other.low),
                        likely: first.likely,
                        high: first.high.max(other.high),
                    })
                })
            }
        }
    }
}

impl DeductionAmount {
    /// What it takes at a position in its own range, of a fund of which `left` is left.
    fn taken(&self, position: Position, gross: i64, left: i128, claims: i64) -> Taken {
        // Half-up to the cent: an award of a percentage is stated to the nearest cent.
        let part = |percent: &Range<Percent>, base: i64| {
            let percent = percent.at(position);
            let amount = nearest(base, percent.0, RATE_UNITS).into();
            Taken { amount, percent: Some((percent, base)) }
        };
        let amount = match self {
            Self::PercentOfGross(percent) => return part(percent, gross),
            Self::PercentOfRemaining(percent) => return part(percent, narrow(left.max(0))),
            Self::PercentOf(stated) => return part(&stated.percent, stated.base.0),
            Self::Fixed(money) => money.at(position).0.into(),
            Self::PerClaim(money) => product(money.at(position).0, claims),
            Self::Unknown(_) => 0,
        };
        Taken { amount, percent: None }
    }
}

/// Refuses amounts with the wrong sign, since only interest adds to the fund, and percentages of a fund that itself
/// depends on the deductions.
pub(crate) fn check(
    settlement: &Settlement,
    deduction: &Deduction,
    amount: &DeductionAmount,
    at: &At<'_>,
    faults: &mut Faults,
) {
    if let DeductionAmount::PercentOfGross(_) | DeductionAmount::PercentOfRemaining(_) = amount
        && let Gross::AsClaimed { .. } = settlement.fund.gross
    {
        faults.push(Code::GrossDependsOnClaims, at, &[]);
    }
    let (DeductionAmount::Fixed(Range { low, high, .. }) | DeductionAmount::PerClaim(Range { low, high, .. })) = amount
    else {
        return;
    };
    match deduction.kind {
        DeductionKind::Interest if high.0 > 0 => faults.push(Code::InterestNotNegative, at, &[]),
        DeductionKind::Interest => {}
        _ if low.0 < 0 => faults.push(Code::Negative, at, &[("found", &low.to_text())]),
        _ => {}
    }
}

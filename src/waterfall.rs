//! The fund waterfall: from the gross fund, through the deductions in order, to the net settlement fund.

use crate::amount::{Money, RATE_UNITS, add, div_floor, mul, sub};
use crate::claims::total;
use crate::fault::{Code, Faults, Overflow};
use crate::input::Assumptions;
use crate::read::At;
use crate::settlement::{Deduction, DeductionAmount, DeductionKind, Range, Settlement, Side};

/// What the deductions take and what they leave, in cents, with every range at the side named. The low side of the net
/// fund has the deductions at their high side.
pub(crate) struct Waterfall {
    pub(crate) taken: Vec<Range<i128>>,
    pub(crate) net: Range<i128>,
}

/// Works out every deduction.
///
/// # Errors
///
/// A fault if the deductions are likely to come to more than the fund. Where only their high side does, the net fund's low side is zero.
pub(crate) fn run(
    settlement: &Settlement,
    counts: &[Range<i128>],
    assumptions: &Assumptions,
    faults: &mut Faults,
) -> Result<Waterfall, Overflow> {
    let gross = settlement.fund.gross.0;
    let claims = Range::try_from_fn(|side| total(settlement, counts, side))?;
    let mut taken = Vec::with_capacity(settlement.deductions.len());
    for deduction in &settlement.deductions {
        let amount = assumptions.deduction(&deduction.id).unwrap_or(&deduction.amount);
        taken.push(Range::try_from_fn(|side| match amount {
            // Half-up to the cent: an award of a percentage is stated to the nearest cent.
            DeductionAmount::PercentOfGross(percent) => {
                div_floor(add(mul(gross, percent.side(side).0)?, RATE_UNITS / 2)?, RATE_UNITS)
            }
            DeductionAmount::Fixed(money) => Ok(money.side(side).0),
            DeductionAmount::PerClaim(money) => mul(money.side(side).0, claims.side(side)),
            DeductionAmount::Unknown(_) => Ok(0),
        })?);
    }
    let left = |side| taken.iter().try_fold(gross, |left, taken: &Range<i128>| sub(left, taken.side(side)));
    let net = Range { low: left(Side::High)?.max(0), likely: left(Side::Likely)?, high: left(Side::Low)? };
    if net.likely < 0 {
        let deductions = Money(sub(gross, net.likely)?);
        faults.push(
            Code::DeductionsExceedFund,
            &At::ROOT.key("deductions"),
            &[("deductions", &deductions.to_text()), ("gross", &settlement.fund.gross.to_text())],
        );
    }
    Ok(Waterfall { taken, net })
}

/// Refuses amounts with the wrong sign: only interest adds to the fund.
pub(crate) fn check(deduction: &Deduction, amount: &DeductionAmount, at: &At<'_>, faults: &mut Faults) {
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

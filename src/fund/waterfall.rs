//! The fund waterfall: from the gross fund, through the deductions in order, to the net settlement fund.
//!
//! Fees and expenses come out of the fund by the court's award (Federal Rules of Civil Procedure, rule 23(h)), in the order
//! in which the plan names them. A fund between a floor and a ceiling is that of Apple's slow iPhones
//! (`settlements/apple-batterygate-2023.json`), a contingent one that of Clearview (`settlements/clearview-2025.json`).

use crate::number::{Count, Money, Percent, Wide};
use crate::plan::{Inputs, Plan};
use crate::settlement::{DeductionAmount, DeductionKind, Gross, Quantile, Range};

/// The fund and what comes out of it.
#[derive(Debug)]
pub(crate) struct Waterfall {
    pub(crate) gross: Money,
    pub(crate) taken: Vec<Taken>,
    pub(crate) net: Money,
}

/// What a deduction takes, in cents.
#[derive(Debug)]
pub(crate) struct Taken {
    /// So much for each claim can come to far more than any fund.
    pub(crate) amount: Wide,
    /// The percentage and what it is taken of, if it is one.
    pub(crate) percent: Option<(Percent, Money)>,
}

/// The deductions come to more than the fund.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exceeded {
    pub(crate) deductions: Wide,
    pub(crate) gross: Money,
}

impl Waterfall {
    /// Works out the fund. `claims` is the number of all claims, `need` the cents that they come to at their full value.
    ///
    /// # Errors
    ///
    /// If the deductions come to more than the fund and may not.
    pub(crate) fn run(plan: &Plan, inputs: &Inputs<'_>, claims: Count, need: Wide) -> Result<Self, Exceeded> {
        let stated = plan.fund.gross.stated(inputs.assumptions.scenario);
        let stated = stated.map_or(Money::ZERO, |range| range.at(inputs.uncertain.gross()));
        let mut left = Wide::from(stated);
        let mut taken = Vec::with_capacity(plan.deductions.len());
        for (index, deduction) in plan.deductions.iter().enumerate() {
            let amount = inputs.assumptions.deduction(index).unwrap_or(&deduction.amount);
            let each = amount.taken(deduction.kind, inputs.uncertain.deduction(index), stated, (left, claims));
            left -= each.amount;
            taken.push(each);
        }
        let gross = match &plan.fund.gross {
            Gross::AsClaimed { as_claimed } => {
                let wanted = (need - left).max(as_claimed.at_least.into());
                as_claimed.at_most.map_or(wanted, |most| wanted.min(most.into())).narrow().into()
            }
            _ => stated,
        };
        let net = left + gross - stated;
        if net < Wide::default() && !inputs.uncertain.may_exceed() {
            return Err(Exceeded { deductions: Wide::from(gross) - net, gross });
        }
        // What is not there may be far more than any fund.
        Ok(Self { gross, taken, net: net.max(Wide::default()).narrow().into() })
    }

    /// All deductions together.
    pub(crate) fn deductions(&self) -> Money {
        self.gross - self.net
    }
}

impl DeductionAmount {
    /// What it takes at a quantile of its own range, of a fund of which `left` is left for so many claims.
    fn taken(&self, kind: DeductionKind, quantile: Quantile, gross: Money, (left, claims): (Wide, Count)) -> Taken {
        let part = |percent: &Range<Percent>, base: Money| {
            let percent = percent.at(quantile);
            Taken { amount: percent.half_up_of(base).into(), percent: Some((percent, base)) }
        };
        let amount = match self {
            Self::PercentOfGross(percent) => return part(percent, gross),
            Self::PercentOfRemaining(percent) => return part(percent, left.max(Wide::default()).narrow().into()),
            Self::PercentOf(stated) => return part(&stated.percent, stated.base),
            Self::Fixed(money) => money.at(quantile).into(),
            Self::PerClaim(money) => money.at(quantile) * claims,
            Self::Unknown(_) => match self.usual(kind) {
                Some(percent) => return part(&percent, gross),
                None => Wide::default(),
            },
        };
        Taken { amount, percent: None }
    }
}

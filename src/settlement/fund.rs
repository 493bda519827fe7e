//! The settlement fund and what comes out of it before anyone is paid.

use super::decode::{Decode, Id, Yes, field, key, one_of, record, words};
use super::shape::Shape;
use super::value::Value;
use super::{From, Range, Text};
use crate::error::{Code, Faults, Path};
use crate::number::{Money, Percent};

record! {
    /// The settlement fund.
    Fund {
        /// What the defendant pays in, before any deduction.
        gross: Gross = "gross",
        /// Where this is from.
        from: From = "from",
    }
}

/// What the defendant pays in, before any deduction.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
pub enum Gross {
    /// An amount, known exactly or from low to high.
    Stated(Range<Money>),
    /// What the claims at their full value and the deductions come to, within limits.
    AsClaimed {
        /// The limits.
        #[cfg_attr(feature = "schema", schemars(rename = "asClaimed"))]
        as_claimed: AsClaimed,
    },
    /// It depends on what happens: the ways it can go, the one to reckon with first.
    Scenarios {
        /// The ways it can go.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        scenarios: Vec<Scenario>,
    },
}

impl Gross {
    /// The amount stated, or that of a scenario; without one, that of all scenarios: likely as the first of them, from the
    /// least to the most.
    pub(crate) fn stated(&self, scenario: Option<usize>) -> Option<Range<Money>> {
        match self {
            Self::Stated(gross) => Some(*gross),
            Self::AsClaimed { .. } => None,
            Self::Scenarios { scenarios } => {
                let assumed = scenario.and_then(|index| scenarios.get(index)).map(|scenario| scenario.gross);
                let all = scenarios.iter().map(|scenario| scenario.gross);
                assumed.or_else(|| {
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

impl Decode for Gross {
    const SHAPE: &'static Shape = &Shape::Pick(
        &[
            ("asClaimed", &Shape::Record(&[key::<AsClaimed>("asClaimed")])),
            ("scenarios", &Shape::Record(&[key::<Vec<Scenario>>("scenarios")])),
        ],
        Range::<Money>::SHAPE,
    );

    fn decode(value: &Value) -> Self {
        match () {
            () if value.has("asClaimed") => Self::AsClaimed { as_claimed: field(value, "asClaimed") },
            () if value.has("scenarios") => Self::Scenarios { scenarios: field(value, "scenarios") },
            () => Self::Stated(Range::decode(value)),
        }
    }
}

record! {
    /// A fund that grows with the claims: it holds what the claims at their full value and the deductions come to, but not less than one amount and not more than another.
    AsClaimed {
        /// The least the defendant pays in.
        at_least: Money = "atLeast",
        /// The most the defendant pays in. Left out if there is no limit.
        at_most: Option<Money> = "atMost",
    }
}

record! {
    /// One way a contingent fund can turn out.
    Scenario {
        /// Its id.
        id: Id = "id",
        /// What has to happen.
        name: Text = "name",
        /// What the defendant pays in then.
        gross: Range<Money> = "gross",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// What comes out of the fund before anyone is paid.
    Deduction {
        /// Its id.
        id: Id = "id",
        /// What it is for.
        kind: DeductionKind = "kind",
        /// What it is called, where the kind alone does not say enough.
        name: Option<Text> = "name",
        /// How much.
        amount: DeductionAmount = "amount",
        /// Whether the court has awarded it.
        basis: Basis = "basis",
        /// Where this is from.
        from: From = "from",
    }
}

words! {
    /// What a deduction is for.
    DeductionKind {
        /// Fees of class counsel.
        AttorneysFees = "attorneys-fees",
        /// What the litigation cost.
        LitigationExpenses = "litigation-expenses",
        /// Notice and the handling of claims.
        Administration = "administration",
        /// Awards to the class representatives.
        ServiceAwards = "service-awards",
        /// Money held back.
        Reserve = "reserve",
        /// Taxes on the fund.
        Taxes = "taxes",
        /// Interest the fund has earned: a negative deduction.
        Interest = "interest",
        /// Something bought for the class, such as credit monitoring.
        ClassBenefits = "class-benefits",
        /// Several of these together, where only their sum is known.
        Costs = "costs",
    }
}

words! {
    /// Who has said so.
    Basis {
        /// Awarded by the court.
        Awarded = "awarded",
        /// Asked for.
        Requested = "requested",
        /// Expected.
        Estimated = "estimated",
    }
}

one_of! {
    /// How much a deduction takes.
    DeductionAmount {
        /// A percentage of the gross fund, rounded half-up to the cent.
        PercentOfGross(Range<Percent>) = "percentOfGross",
        /// A percentage of what the deductions before it leave, rounded half-up to the cent.
        PercentOfRemaining(Range<Percent>) = "percentOfRemaining",
        /// A percentage of a stated amount, rounded half-up to the cent.
        PercentOf(PercentOf) = "percentOf",
        /// An amount. Negative for interest.
        Fixed(Range<Money>) = "fixed",
        /// An amount for each claim.
        PerClaim(Range<Money>) = "perClaim",
        /// Nobody has published it. Attorneys' fees are then counted as what studies found that courts award: from 15% of the gross fund to a third, likely 25%, rounded half-up to the cent. Anything else is not counted, and payments are said to be before it. Written `{ "unknown": true }`.
        Unknown(Yes) = "unknown",
    }
}

record! {
    /// A percentage of a stated amount.
    PercentOf {
        /// The percentage.
        percent: Range<Percent> = "percent",
        /// The amount it is taken of.
        base: Money = "base",
    }
}

impl DeductionAmount {
    /// Refuses amounts with the wrong sign, since only interest adds to the fund, and percentages of a fund that itself
    /// depends on the deductions.
    pub(crate) fn check(&self, kind: DeductionKind, gross: &Gross, path: &Path<'_>, faults: &mut Faults) {
        let part_of_fund = match self {
            Self::PercentOfGross(_) | Self::PercentOfRemaining(_) => true,
            Self::Unknown(_) => kind == DeductionKind::AttorneysFees,
            _ => false,
        };
        if part_of_fund && matches!(gross, Gross::AsClaimed { .. }) {
            faults.push(Code::GrossDependsOnClaims, path, &[]);
        }
        let (Self::Fixed(amount) | Self::PerClaim(amount)) = self else { return };
        match kind {
            DeductionKind::Interest if amount.high > Money::ZERO => faults.push(Code::InterestNotNegative, path, &[]),
            DeductionKind::Interest => {}
            _ if amount.low < Money::ZERO => faults.push(Code::Negative, path, &[("found", &amount.low.to_string())]),
            _ => {}
        }
    }
}

//! The one algorithm: the proration factor of a pool, found exactly.
//!
//! A pool is divided among cohorts, each a number of claims that are alike. The factor is the fraction `f` for which
//!
//! ```text
//! sum over cohorts of  claims x clamp(f x weight, floor, cap)  =  amount of the pool
//! ```
//!
//! The sum never falls as `f` rises, and between the points where a cohort leaves its floor or reaches its cap it is a
//! straight line. So the points are sorted and walked once, and the line on which the amount lies is solved: water
//! finding its level over steps of unequal height. Money that a cap turns away is thereby spread over the others.
//!
//! By shares: TikTok's plan (`settlements/tiktok-2022.json`). By claim values: Zoom's (`settlements/zoom-2022.json`). With a
//! cap, and what it turns away going to the others: Siri's, $20 a device (`settlements/apple-siri-2025.json`).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::number::{Count, Fraction, Int, Money, Overflow, Weight, Wide, checked};

/// Claims that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cohort {
    /// How many claims.
    pub claims: Count,
    /// Weight of each, in any unit that all cohorts share; not negative.
    pub weight: Weight,
    /// Least for each claim.
    pub floor: Money,
    /// Most for each claim, not below the floor; `None` for no limit.
    pub cap: Option<Money>,
}

/// How a pool comes out. Factors are cents per unit of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// The factor divides the pool exactly.
    Balanced(Fraction),
    /// Every cohort is at its cap, and money remains. `factor` is the lowest at which that is so; zero if no claim has
    /// any weight.
    Surplus {
        /// The factor reached.
        factor: Fraction,
        /// What is left over.
        left: Money,
    },
    /// The floors alone come to `missing` cents more than the pool holds. No factor can mend that.
    Shortfall {
        /// Cents missing.
        missing: i128,
    },
}

/// A point at which a cohort begins or stops to share: the factor at which claims of this weight come to this amount.
#[derive(PartialEq, Eq)]
struct Breakpoint {
    amount: Money,
    weight: Weight,
    /// How many claims begin to share; negative if they stop.
    claims: Int,
}

impl Ord for Breakpoint {
    /// The lowest factor is the greatest point: it is taken from the heap first.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.amount * self.weight).cmp(&(self.amount * other.weight))
    }
}

impl PartialOrd for Breakpoint {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Finds the factor that divides an amount among the cohorts.
///
/// # Errors
///
/// [`Overflow`] if what is missing or left leaves 64 bits, or a number on the way 128.
///
/// ```
/// use prorata::factor::{divide, Cohort, Division};
/// use prorata::{Count, Fraction, Money, Weight};
/// // $100.00 among claims of weight 6, 1 and 1, the first capped at $50.00:
/// // 50.00 + f + f = 100.00, so a unit of weight is worth 25.00.
/// let alike = |weight, cap: Option<i64>| Cohort {
///     claims: Count::ONE,
///     weight: Weight::new(weight),
///     floor: Money::default(),
///     cap: cap.map(Money::from_cents),
/// };
/// let cohorts = [alike(6, Some(5_000)), alike(1, None), alike(1, None)];
/// let division = divide(&cohorts, Money::from_cents(10_000))?;
/// assert_eq!(Some(division), Fraction::new(5_000, 2).map(Division::Balanced));
/// # Ok::<(), prorata::Overflow>(())
/// ```
pub fn divide(cohorts: &[Cohort], amount: Money) -> Result<Division, Overflow> {
    checked(|| balance(cohorts, amount))
}

/// As [`divide`], within a computation that is refused as a whole.
pub(crate) fn balance(cohorts: &[Cohort], amount: Money) -> Division {
    // At factor zero everyone has the floor, and those without one begin to share.
    let mut fixed = Wide::default();
    let mut slope = Wide::default();
    // A heap and not a sort: it is a tenth of the code, and where the amount lies is often found early.
    let mut points = BinaryHeap::new();
    for cohort in cohorts.iter().filter(|cohort| cohort.claims > Count::ZERO) {
        let Cohort { claims, weight, floor, cap } = *cohort;
        if floor == Money::ZERO {
            slope += weight * claims;
        } else {
            fixed += floor * claims;
            if weight > Weight::ZERO {
                points.push(Breakpoint { amount: floor, weight, claims: claims.into() });
            }
        }
        if let Some(cap) = cap.filter(|_| weight > Weight::ZERO) {
            points.push(Breakpoint { amount: cap, weight, claims: -Int::from(claims) });
        }
    }
    let all = Wide::from(amount);
    if fixed > all {
        return Division::Shortfall { missing: (fixed - all).get() };
    }

    let mut factor = Fraction::ZERO;
    let mut balanced = None;
    while let Some(point) = points.pop() {
        // What is paid at this point is fixed + slope x amount / weight; both sides are multiplied by the weight.
        if fixed * point.weight + slope * point.amount >= amount * point.weight {
            balanced = Some(if slope > Wide::default() { Fraction::of(all - fixed, slope) } else { factor });
            break;
        }
        // Who begins to share is no longer at a floor; who stops is at the cap.
        fixed -= point.amount * point.claims;
        slope += point.weight * point.claims;
        factor = Fraction::of(point.amount, point.weight);
    }
    if balanced.is_none() && slope > Wide::default() {
        balanced = Some(Fraction::of(all - fixed, slope));
    } else if balanced.is_none() && fixed == all {
        balanced = Some(factor);
    }
    match balanced {
        Some(factor) => Division::Balanced(factor),
        None => Division::Surplus { factor, left: (all - fixed).narrow().into() },
    }
}

/// The cents that the cohorts are paid at a factor, rounded up to a whole one.
pub(crate) fn paid_at(cohorts: &[Cohort], factor: Fraction) -> Wide {
    let mut whole = Wide::default();
    let mut part = Wide::default();
    for cohort in cohorts {
        let due = Entitlement::due(factor, cohort.weight, cohort.floor, cohort.cap);
        let paid = due.amount * cohort.claims;
        // What is not at a limit has the factor's denominator, so the parts of a cent add up.
        let sum = if due.limit.is_some() { &mut whole } else { &mut part };
        *sum += Wide::new(paid.numerator());
    }
    whole + part.ceil_by(Wide::new(factor.denominator()))
}

/// Weight of all claims together.
pub(crate) fn total_weight(cohorts: &[Cohort]) -> Wide {
    cohorts.iter().map(|cohort| cohort.weight * cohort.claims).sum()
}

/// Which limit decided a claim's amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The most a claim is paid.
    Cap,
    /// The least a claim is paid.
    Floor,
}

/// A claim's exact amount in cents, `clamp(factor x weight, floor, cap)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entitlement {
    /// The cents: a fraction with the denominator of the factor, or a whole number at a limit.
    pub amount: Fraction,
    /// The limit that decided it, if one did.
    pub limit: Option<Limit>,
}

impl Entitlement {
    /// The exact amount of a claim of this weight.
    ///
    /// # Errors
    ///
    /// [`Overflow`] if a product leaves 128 bits.
    pub fn of(factor: Fraction, weight: Weight, floor: Money, cap: Option<Money>) -> Result<Self, Overflow> {
        checked(|| Self::due(factor, weight, floor, cap))
    }

    /// As [`Entitlement::of`], within a computation that is refused as a whole.
    pub(crate) fn due(factor: Fraction, weight: Weight, floor: Money, cap: Option<Money>) -> Self {
        let share = factor * weight;
        let at = |limit: Money, which| Self { amount: Fraction::ONE * limit, limit: Some(which) };
        if floor > Money::ZERO && share.compared(floor) == Ordering::Less {
            return at(floor, Limit::Floor);
        }
        if let Some(cap) = cap
            && share.compared(cap) == Ordering::Greater
        {
            return at(cap, Limit::Cap);
        }
        Self { amount: share, limit: None }
    }
}

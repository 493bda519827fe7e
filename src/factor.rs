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

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::amount::{add, exactly, mul, narrow, product, quotient, sub};
use crate::fault::Overflow;

/// Claims that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cohort {
    /// How many claims.
    pub claims: i64,
    /// Weight of each, in any unit that all cohorts share; not negative.
    pub weight: i64,
    /// Least cents for each claim.
    pub floor: i64,
    /// Most cents for each claim, not below the floor; `None` for no limit.
    pub cap: Option<i64>,
}

/// Cents per unit of weight, as a fraction of whole numbers with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    /// Numerator, in cents.
    pub numerator: i128,
    /// Denominator, in units of weight.
    pub denominator: i128,
}

/// How a pool comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// The factor divides the pool exactly.
    Balanced(Factor),
    /// Every cohort is at its cap, and `left` cents remain. `factor` is the lowest at which that is so; zero if no claim
    /// has any weight.
    Surplus {
        /// The factor reached.
        factor: Factor,
        /// Cents left over.
        left: i64,
    },
    /// The floors alone come to `missing` cents more than the pool holds. No factor can mend that.
    Shortfall {
        /// Cents missing.
        missing: i128,
    },
}

/// A point at which a cohort begins or stops to share: the factor at which claims of this weight come to these cents.
#[derive(PartialEq, Eq)]
struct Turn {
    cents: i64,
    weight: i64,
    /// How many claims begin to share; negative if they stop.
    claims: i64,
}

impl Ord for Turn {
    /// The lowest factor is the greatest turn: it is taken from the heap first.
    fn cmp(&self, other: &Self) -> Ordering {
        product(other.cents, self.weight).cmp(&product(self.cents, other.weight))
    }
}

impl PartialOrd for Turn {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Finds the factor that divides `amount` cents among the cohorts.
///
/// # Errors
///
/// [`Overflow`] if what is missing or left leaves 64 bits, or a number on the way 128.
///
/// ```
/// use prorata::factor::{divide, Cohort, Division, Factor};
/// // $100.00 among claims of weight 6, 1 and 1, the first capped at $50.00:
/// // 50.00 + f + f = 100.00, so a unit of weight is worth 25.00.
/// let alike = |weight, cap| Cohort { claims: 1, weight, floor: 0, cap };
/// let division = divide(&[alike(6, Some(5_000)), alike(1, None), alike(1, None)], 10_000)?;
/// assert_eq!(division, Division::Balanced(Factor { numerator: 5_000, denominator: 2 }));
/// # Ok::<(), prorata::Overflow>(())
/// ```
pub fn divide(cohorts: &[Cohort], amount: i64) -> Result<Division, Overflow> {
    exactly(|| balance(cohorts, amount))
}

/// As [`divide`], within a computation that is refused as a whole.
pub(crate) fn balance(cohorts: &[Cohort], amount: i64) -> Division {
    // At factor zero everyone has the floor, and those without one begin to share.
    let mut fixed = 0;
    let mut slope = 0;
    // A heap and not a sort: it is a tenth of the code, and where the amount lies is often found early.
    let mut turns = BinaryHeap::new();
    for cohort in cohorts.iter().filter(|cohort| cohort.claims > 0) {
        let Cohort { claims, weight, floor, cap } = *cohort;
        if floor == 0 {
            slope = add(slope, product(weight, claims));
        } else {
            fixed = add(fixed, product(floor, claims));
            if weight > 0 {
                turns.push(Turn { cents: floor, weight, claims });
            }
        }
        if let Some(cap) = cap.filter(|_| weight > 0) {
            turns.push(Turn { cents: cap, weight, claims: sub(0, claims) });
        }
    }
    let all = i128::from(amount);
    if fixed > all {
        return Division::Shortfall { missing: sub(fixed, all) };
    }

    let mut factor = Factor { numerator: 0, denominator: 1 };
    let mut balanced = None;
    while let Some(turn) = turns.pop() {
        let Turn { cents, weight, claims } = turn;
        // What is paid at this point is fixed + slope x cents / weight; both sides are multiplied by the weight.
        let paid = add(mul(fixed, weight), mul(slope, cents));
        if paid >= product(amount, weight) {
            balanced = Some(if slope > 0 { Factor { numerator: sub(all, fixed), denominator: slope } } else { factor });
            break;
        }
        // Who begins to share is no longer at a floor; who stops is at the cap.
        fixed = sub(fixed, product(cents, claims));
        slope = add(slope, product(weight, claims));
        factor = Factor { numerator: cents.into(), denominator: weight.into() };
    }
    if balanced.is_none() && slope > 0 {
        balanced = Some(Factor { numerator: sub(all, fixed), denominator: slope });
    } else if balanced.is_none() && fixed == all {
        balanced = Some(factor);
    }
    match balanced {
        Some(factor) => Division::Balanced(factor),
        None => Division::Surplus { factor, left: narrow(sub(all, fixed)) },
    }
}

/// What the cohorts are paid at a factor, rounded up to a whole cent.
pub(crate) fn paid_at(cohorts: &[Cohort], factor: Factor) -> i128 {
    let mut whole = 0;
    let mut part = 0;
    for cohort in cohorts {
        let share = Entitlement::due(factor, cohort.weight, cohort.floor, cohort.cap);
        let paid = mul(share.numerator, cohort.claims);
        // Shares that are not at a limit all have the factor's denominator, so their parts of a cent add up.
        if share.limit.is_some() { whole = add(whole, paid) } else { part = add(part, paid) }
    }
    add(whole, sub(0, quotient(sub(0, part), factor.denominator)))
}

/// Which limit decided a claim's amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The most a claim is paid.
    Cap,
    /// The least a claim is paid.
    Floor,
}

/// A claim's exact amount, `clamp(factor x weight, floor, cap)`, as a fraction of cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entitlement {
    /// Numerator, in cents.
    pub numerator: i128,
    /// Denominator, positive; 1 at a limit.
    pub denominator: i128,
    /// The limit that decided it, if one did.
    pub limit: Option<Limit>,
}

impl Entitlement {
    /// The exact amount of a claim of this weight.
    ///
    /// # Errors
    ///
    /// [`Overflow`] if a product leaves 128 bits.
    pub fn of(factor: Factor, weight: i64, floor: i64, cap: Option<i64>) -> Result<Self, Overflow> {
        exactly(|| Self::due(factor, weight, floor, cap))
    }

    /// As [`Entitlement::of`], within a computation that is refused as a whole.
    pub(crate) fn due(factor: Factor, weight: i64, floor: i64, cap: Option<i64>) -> Self {
        let numerator = mul(factor.numerator, weight);
        let at_limit = |cents: i64, limit| Self { numerator: cents.into(), denominator: 1, limit: Some(limit) };
        if floor > 0 && numerator < mul(factor.denominator, floor) {
            return at_limit(floor, Limit::Floor);
        }
        if let Some(cap) = cap
            && numerator > mul(factor.denominator, cap)
        {
            return at_limit(cap, Limit::Cap);
        }
        Self { numerator, denominator: factor.denominator, limit: None }
    }
}

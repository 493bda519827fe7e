//! Pools: what each holds, and the cohorts it is divided among.

use crate::amount::{Money, add, mul, sub};
use crate::cents::unit_value;
use crate::claims::within;
use crate::eligibility::chain;
use crate::factor::{Cohort, Division, Entitlement, Factor, divide};
use crate::fault::{Code, Faults, Overflow};
use crate::read::At;
use crate::settlement::{Group, Pay, Pool, Range, Settlement, Side};

/// Units of a share that a member of these groups has in a pool: what the groups add up to.
pub(crate) fn weight<'a>(pool: &Pool, groups: impl Iterator<Item = &'a Group>) -> Result<i128, Overflow> {
    groups
        .filter_map(|group| pool.pays.iter().find(|pay| pay.group == group.id))
        .try_fold(0, |sum, pay| add(sum, pay.shares.0))
}

/// Floor and cap, in cents, of a claim of a group: its own, or else those of the nearest group around it that states one.
pub(crate) fn limits(settlement: &Settlement, pool: &Pool, group: &Group) -> (i128, Option<i128>) {
    let nearest = |limit: fn(&Pay) -> Option<Money>| {
        chain(&settlement.groups, group)
            .find_map(|group| pool.pays.iter().find(|pay| pay.group == group.id).and_then(limit))
    };
    (nearest(|pay| pay.floor).map_or(0, |floor| floor.0), nearest(|pay| pay.cap).map(|cap| cap.0))
}

/// The cohorts of a pool, one for each group in the order of the file: the claims whose innermost group it is.
pub(crate) fn cohorts(
    settlement: &Settlement,
    pool: &Pool,
    counts: &[Range<i128>],
    side: Side,
) -> Result<Vec<Cohort>, Overflow> {
    settlement
        .groups
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(index, (group, claims))| {
            let (floor, cap) = limits(settlement, pool, group);
            let claims = sub(claims.side(side), within(settlement, counts, index)?.side(side))?;
            Ok(Cohort { claims, weight: weight(pool, chain(&settlement.groups, group))?, floor, cap })
        })
        .collect()
}

/// A pool divided.
pub(crate) struct Divided {
    /// What it holds, in cents.
    pub(crate) amount: i128,
    /// Its cohorts, in the order of the groups.
    pub(crate) cohorts: Vec<Cohort>,
    /// Units of a share of all claims together.
    pub(crate) total_weight: i128,
    /// Value of a unit of a share, after the plan's rule for it.
    pub(crate) unit_value: Factor,
}

/// Divides `amount` cents among the claims of a pool.
///
/// # Errors
///
/// Faults if there are no claims, or the floors come to more than the pool holds.
pub(crate) fn run(
    settlement: &Settlement,
    index: usize,
    amount: i128,
    counts: &[Range<i128>],
    side: Side,
    faults: &mut Faults,
) -> Result<Option<Divided>, Overflow> {
    let Some(pool) = settlement.plan.pools.get(index) else { return Ok(None) };
    let pools = At::ROOT.key("plan");
    let pools = pools.key("pools");
    let at = pools.index(index);
    let cohorts = cohorts(settlement, pool, counts, side)?;
    let total_weight = cohorts.iter().try_fold(0, |sum, cohort| add(sum, mul(cohort.claims, cohort.weight)?))?;
    if total_weight == 0 {
        faults.push(Code::NoClaims, &at, &[]);
        return Ok(None);
    }
    let unit_value = match divide(&cohorts, amount, None)? {
        Division::Balanced(exact) => unit_value(exact, settlement.plan.unit_value())?,
        // Every claim is at its cap and money is left: there is nothing to cut, which would leave a claim below its cap.
        Division::Surplus { factor, .. } => factor,
        Division::Shortfall { missing } => {
            faults.push(Code::FloorsExceedPool, &at, &[("missing", &Money(missing).to_text())]);
            return Ok(None);
        }
    };
    Ok(Some(Divided { amount, cohorts, total_weight, unit_value }))
}

impl Divided {
    /// The exact amount of a claim with this many units of a share, and these limits.
    pub(crate) fn entitlement(
        &self,
        weight: i128,
        (floor, cap): (i128, Option<i128>),
    ) -> Result<Entitlement, Overflow> {
        Entitlement::of(self.unit_value, weight, floor, cap)
    }
}

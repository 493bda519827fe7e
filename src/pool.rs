//! Pools in order: what each takes of the net fund, what it is topped up by, and what it hands on.

use std::mem;

use crate::amount::{RATE_UNITS, SHARE_UNITS, add, narrow, part_of, print, sub};
use crate::claims::Kind;
use crate::division::{Divided, Rules, Undivided};
use crate::eligibility::chain;
use crate::factor::{Cohort, Factor, paid_at};
use crate::fault::{Code, Faults};
use crate::place::At;
use crate::settlement::{Pool, Settlement, Side, Surplus, Takes};
use crate::weight::Claim;

/// A pool, filled and divided. All amounts in cents.
pub(crate) struct Filled {
    /// What the pools before it leave of the net fund.
    pub(crate) available: i64,
    /// What its claims need to be paid their full value, where it takes that: what all come to can be far more than any
    /// fund.
    pub(crate) need: Option<i128>,
    pub(crate) taken: i64,
    /// What the pool before it hands on.
    pub(crate) handed_on: i64,
    /// What it needs for a share to be worth what the defendant has promised, and what the defendant adds.
    pub(crate) top_up: (i128, i64),
    pub(crate) divided: Divided,
    /// What it hands on to the pool after it.
    pub(crate) passed_on: i64,
}

/// What a claim of each kind weighs in each pool: by pool, then by kind.
pub(crate) type Weighed = Vec<Vec<Claim>>;

/// Weighs claims of these kinds. `weights` is the side of what they weigh, `limits` that of their caps and floors.
pub(crate) fn weigh(settlement: &Settlement, kinds: &[Kind<'_>], (weights, limits): (Side, Side)) -> Weighed {
    let groups = &settlement.groups;
    let weighed = |pool: &Pool| {
        let claim =
            |kind: &Kind<'_>| pool.claim(groups, chain(groups, kind.group), kind.group, &kind.known, (weights, limits));
        kinds.iter().map(claim).collect()
    };
    settlement.plan.pools.iter().map(weighed).collect()
}

fn cohorts<'a>(weighed: &'a [Claim], claims: &'a [i64]) -> impl Iterator<Item = Cohort> + 'a {
    let alike = |(claim, claims): (&Claim, &i64)| {
        let Claim { weight, floor, cap } = *claim;
        Cohort { claims: *claims, weight, floor, cap }
    };
    weighed.iter().zip(claims).map(alike)
}

/// What all claims come to at their full value.
pub(crate) fn need(weighed: &Weighed, claims: &[i64]) -> i128 {
    let full = Factor { numerator: 1, denominator: 1 };
    weighed.iter().fold(0, |sum, weighed| {
        let cohorts: Vec<_> = cohorts(weighed, claims).collect();
        add(sum, paid_at(&cohorts, full))
    })
}

/// Fills and divides the pools in order. `claims` is how many there are of each kind; `filled` is written over.
///
/// # Errors
///
/// A fault if a pool has no claims, or the floors come to more than it holds; then nothing is divided.
pub(crate) fn run(
    settlement: &Settlement,
    net: i64,
    weighed: &Weighed,
    claims: &[i64],
    filled: &mut Vec<Filled>,
    faults: &mut Faults,
) -> Option<()> {
    let plan = At::ROOT.key("plan");
    let at_pools = plan.key("pools");
    let (mut available, mut handed_on) = (net, 0);
    for (index, (pool, weighed)) in settlement.plan.pools.iter().zip(weighed).enumerate() {
        // A plan that is carried out many times keeps its lists.
        let mut list = filled.get_mut(index).map(|before| mem::take(&mut before.divided.cohorts)).unwrap_or_default();
        list.clear();
        list.extend(cohorts(weighed, claims));
        let mut need = None;
        let wanted = match pool.takes {
            Takes::Remainder => available.into(),
            Takes::Fixed(money) => money.0.into(),
            // Cut down: the parts must not come to more than the whole.
            Takes::PercentOfNet(percent) => part_of(net, percent.0, RATE_UNITS).into(),
            Takes::AsNeeded(as_needed) => {
                // What it is handed is part of what it may take, not something on top.
                available = add(available, handed_on);
                handed_on = 0;
                let full = paid_at(&list, Factor { numerator: 1, denominator: 1 });
                need = Some(full);
                as_needed.at_most.map_or(full, |most| full.min(most.0.into()))
            }
        };
        let taken = narrow(wanted.min(available.into()));
        let held = add(taken, handed_on);
        let top_up = top_up(pool, &list, held);
        let divided = match Divided::among(list, add(held, top_up.1), Rules::of(&settlement.plan, pool)) {
            Ok(divided) => divided,
            Err(Undivided::NoClaims) => {
                faults.push(Code::NoClaims, &at_pools.index(index), &[]);
                return None;
            }
            Err(Undivided::Shortfall(missing)) => {
                let missing = print(missing, 2);
                faults.push(Code::FloorsExceedPool, &at_pools.index(index), &[("missing", &missing)]);
                return None;
            }
        };
        let passed_on = if pool.surplus == Some(Surplus::NextPool) { divided.surplus } else { 0 };
        let now = Filled { available, need, taken, handed_on, top_up, divided, passed_on };
        match filled.get_mut(index) {
            Some(before) => *before = now,
            None => filled.push(now),
        }
        available = sub(available, taken);
        handed_on = passed_on;
    }
    Some(())
}

/// What a pool that holds `held` needs for a share to be worth what is promised, and what the defendant adds.
fn top_up(pool: &Pool, cohorts: &[Cohort], held: i64) -> (i128, i64) {
    let Some(top_up) = &pool.top_up else { return (0, 0) };
    let needed =
        paid_at(cohorts, Factor { numerator: i128::from(top_up.share_value.0), denominator: i128::from(SHARE_UNITS) });
    let missing = sub(needed, held.into()).max(0);
    (needed, narrow(top_up.at_most.map_or(missing, |most| missing.min(most.0.into()))))
}

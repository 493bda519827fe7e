//! The inverse: how many claims would bring the claimant a given payment.
//!
//! More claims are less for each, but where small payments drop out: then those that stay are paid more. As long as as many
//! drop out, the payment only falls; so the numbers of claims at which that changes are found first, and between two of
//! them halving finds the last that pays the amount. Some plans can pay more to more claims otherwise too, if seldom more
//! than a cent: of those it is not said to be the last.

use serde::Serialize;

use super::simulator::{Paid, Simulator};
use crate::allocation::most_held;
use crate::claims::counts;
use crate::error::{Code, Faults, Path};
use crate::estimate;
use crate::number::{Count, MAX_COUNT, Money, Overflow, RATE_UNITS, Rate, Unit, checked};
use crate::plan::{Assumptions, Case, Group, Plan};
use crate::requested::Request;
use crate::settlement::decode::Id;
use crate::settlement::request::{EstimateInput, SolveOptions};
use crate::settlement::{ClaimsNumber, Gross, PaymentRounding, Range, Residue};

/// How many claims there may be for a claimant to be paid an amount.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Solution<'a> {
    /// The payment can be reached.
    Reached {
        /// The group whose claims are meant.
        group: &'a Id,
        /// With so many claims the claimant is paid at least the amount, with one more less.
        claims: Count,
        /// Whether it is certain that no greater number of claims pays the amount: that the plan cannot pay more to more claims.
        certain: bool,
        /// The claims for each member, in nine decimals: the least rate that gives as many claims, if assumed. Null if the members are not counted.
        rate: Option<Rate>,
        /// What the claimant is paid with so many claims.
        payment: Money,
        /// What with one more; null if there cannot be more, or the plan could not be carried out.
        next: Option<Money>,
    },
    /// It cannot.
    NotReachable {
        /// The group whose claims are meant.
        group: &'a Id,
        /// Why not.
        reason: NotReachable,
        /// The most that the claimant can be paid, as far as is found.
        most: Money,
        /// Whether it is certain that no number of claims pays more.
        certain: bool,
    },
}

/// Why a payment cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NotReachable {
    /// The plan caps what a claim is paid.
    Cap,
    /// Even with the fewest claims possible there is not enough money.
    Fund,
    /// The claimant belongs to no group that is paid.
    NotEligible,
}

/// Works out the inverse.
///
/// # Errors
///
/// Faults of the answers, the assumptions and the options.
pub(crate) fn run<'a>(plan: &'a Plan, input: &EstimateInput, options: &SolveOptions) -> Result<Solution<'a>, Faults> {
    checked(|| {
        let mut faults = Faults::default();
        let path = Path::ROOT.key("options");
        let request = Request::of_claimant(plan, input, &mut faults);
        let index = match &options.group {
            Some(id) => plan.known_group(id, &path.key("group"), &mut faults).unwrap_or(plan.lead),
            None => plan.lead,
        };
        possible(plan, &request, options.payment, &path.key("payment"), &mut faults);
        let counts = request.counts(plan, &mut faults);
        faults.or(())?;
        let Some(group) = plan.groups.get(index) else { return Err(Overflow.into()) };
        if request.claims.is_empty() {
            let reason = NotReachable::NotEligible;
            return Ok(Solution::NotReachable { group: &group.id, reason, most: Money::ZERO, certain: true });
        }
        let own = request.claims.iter().any(|held| held.through.contains(&index));
        let usual = counts.get(index).map_or(0, |claims| claims.likely.get());
        // The claimant's own claim is one of them. Whether there can be so many is seen when they are tried.
        let least = i64::from(own);
        let most = group.members.map_or(MAX_COUNT, |members| members.likely.get()).max(least);
        let simulator = Simulator::of(plan, &request);
        let moves = options.group.is_none() && group.members.is_some();
        let mut search = Search {
            left: simulator.times(MOST_TRIED),
            simulator,
            assumptions: request.assumptions.clone(),
            index,
            group,
            moves,
            certain: only_falls(plan),
        };
        match search.run((least, usual, most), options.payment) {
            Some(solution) => Ok(solution),
            None => {
                // Why, an estimate says of as many claims as are usual; what nothing is wrong with comes to too much.
                search.assume(usual.clamp(least, most));
                estimate::check(plan, search.assumptions, &request.own)?;
                Err(Overflow.into())
            }
        }
    })?
}

/// Refuses a payment of nothing, and one of more than the pools that pay the claimant can hold.
fn possible(plan: &Plan, request: &Request, payment: Money, path: &Path<'_>, faults: &mut Faults) {
    if payment <= Money::ZERO {
        faults.push(Code::PaymentNotPositive, path, &[]);
        return;
    }
    let paying: Vec<_> = request.claims.iter().map(|claim| claim.pool).collect();
    if let Some(most) = most_held(plan, &request.assumptions, &paying)
        && !paying.is_empty()
        && payment > most
    {
        let (payment, most) = (payment.to_string(), most.to_string());
        faults.push(Code::PaymentAboveFund, path, &[("payment", &payment), ("most", &most)]);
    }
}

/// Whether more claims can never mean more for a claim, as long as as many drop out: there is one pool, or none from which
/// small payments drop out; no cent is spread, and nothing rounded up; claims are alike within a group, no groups within
/// another stand side by side, and those within another weigh no less and have no tighter limits than those around them.
fn only_falls(plan: &Plan) -> bool {
    let no_less = |group: usize, around: usize| {
        plan.pools.iter().all(|pool| {
            let claim = |index: usize| pool.weighed.get(index).map(|weighed| weighed.range.likely);
            claim(group).zip(claim(around)).is_some_and(|(inner, outer)| inner.is_no_less(&outer))
        })
    };
    let within = |index: usize| plan.groups.get(index).and_then(|group| group.within);
    let beside = |index: usize| (0..index).any(|other| within(other).is_some() && within(other) == within(index));
    let alone = plan.pools.len() == 1;
    let one_fund = alone || !matches!(plan.fund.gross, Gross::AsClaimed { .. });
    let none_drop = plan.pools.iter().all(|pool| pool.de_minimis == Money::ZERO);
    let cut_down = plan.rounding.payment == PaymentRounding::Truncate && plan.rounding.residue == Residue::Kept;
    // Without mixes there is one cohort for each group, in their order.
    let no_mix = plan.cohorts.0.iter().all(|profile| profile.part.is_none());
    let groups = || 0..plan.groups.len();
    (alone || none_drop)
        && one_fund
        && cut_down
        && no_mix
        // Groups side by side can take room from each other, and their claims be alike in part only.
        && !groups().any(beside)
        && groups().all(|group| within(group).is_none_or(|around| no_less(group, around)))
}

/// How many numbers of claims are tried at most to find where claims drop out.
const MOST_TRIED: i64 = 10_000;

struct Search<'a> {
    simulator: Simulator<'a>,
    /// With what was tried last.
    assumptions: Assumptions,
    /// Position of the group whose claims are sought.
    index: usize,
    group: &'a Group,
    /// Whether the other groups move with this one.
    moves: bool,
    /// Whether what is found is all that there is.
    certain: bool,
    /// How many more numbers of claims are tried to find where claims drop out.
    left: i64,
}

/// What the claimant is paid with a number of claims; `None` if the plan cannot be carried out then.
type Tried = Option<Paid>;

impl<'a> Search<'a> {
    /// Searches from the least to the most claims, the `usual` number among them; `None` if the plan can be carried out
    /// with none of those that are tried.
    fn run(&mut self, (least, usual, most): (i64, i64, i64), amount: Money) -> Option<Solution<'a>> {
        let group = &self.group.id;
        let reaches = |paid: Tried| paid.is_some_and(|paid| paid.amount >= amount);
        let tried: Vec<_> = tries(least, usual, most).map(|claims| (claims, self.paid(claims))).collect();
        tried.iter().find(|(_, paid)| paid.is_some())?;
        let tried = self.with_changes(tried);
        let Some(last) = tried.iter().rposition(|(_, paid)| reaches(*paid)) else {
            let best = tried.iter().filter_map(|(_, paid)| *paid);
            let best = best.max_by_key(|paid| (paid.amount, paid.capped)).unwrap_or_default();
            let reason = if best.capped > 0 { NotReachable::Cap } else { NotReachable::Fund };
            // More than its cap no claim is paid, however many there are.
            let certain = self.certain || best.capped == self.simulator.claims.len();
            return Some(Solution::NotReachable { group, reason, most: best.amount, certain });
        };
        let holds = tried.get(last).map_or(least, |(claims, _)| *claims);
        let fails = tried.get(last.saturating_add(1)).map(|(claims, _)| *claims);
        let (claims, next) = match fails.map(|fails| self.between(holds, fails, reaches)) {
            None => (holds, None),
            Some((claims, next)) => (claims, Some(next)),
        };
        let payment = self.paid(claims)?.amount;
        let next = next.and_then(|next| self.paid(next)).map(|paid| paid.amount);
        let (claims, rate) = (self.counted(claims), self.rate(claims));
        Some(Solution::Reached { group, claims, certain: self.certain, rate, payment, next })
    }

    /// The numbers of claims that were tried, and with them those on both sides of each change of what drops out, or of
    /// whether the plan can be carried out at all: with very few claims there may be none in some pool.
    fn with_changes(&mut self, tried: Vec<(i64, Tried)>) -> Vec<(i64, Tried)> {
        let mut all: Vec<(i64, Tried)> = Vec::with_capacity(tried.len());
        let mut ahead: Vec<_> = tried.into_iter().rev().collect();
        let pattern = |tried: Tried| tried.map(|paid| paid.dropped);
        while let Some(next) = ahead.pop() {
            let halved =
                all.last().filter(|last| pattern(last.1) != pattern(next.1)).map(|last| last.0.midpoint(next.0));
            match halved.filter(|middle| all.last().is_some_and(|last| last.0 != *middle)) {
                Some(_) if self.left == 0 => {
                    self.certain = false;
                    all.push(next);
                }
                Some(middle) => {
                    self.left = self.left.saturating_sub(1);
                    ahead.push(next);
                    ahead.push((middle, self.paid(middle)));
                }
                None => all.push(next),
            }
        }
        all
    }

    /// Two neighbours between `holds` and `fails`, of which the first has what is wanted and the second has not.
    fn between(&mut self, mut holds: i64, mut fails: i64, wanted: impl Fn(Tried) -> bool) -> (i64, i64) {
        while fails.saturating_sub(holds) > 1 {
            let middle = holds.midpoint(fails);
            if wanted(self.paid(middle)) { holds = middle } else { fails = middle }
        }
        (holds, fails)
    }

    /// The least rate that gives so many claims.
    fn rate(&self, claims: i64) -> Option<Rate> {
        let members = self.group.members?.likely;
        // Rounded up, so that cutting down the claims gives them back.
        (members > Count::ZERO).then(|| (Count::of(claims) * RATE_UNITS).ceil_by(members).narrow().into())
    }

    /// How many claims that rate gives: as many, unless there are more members than a rate has decimals for.
    fn counted(&self, claims: i64) -> Count {
        match (self.rate(claims).filter(|_| self.moves), self.group.members) {
            (Some(rate), Some(members)) => rate.part_of(members.likely),
            _ => Count::of(claims),
        }
    }

    fn assume(&mut self, claims: i64) {
        let lead = self.simulator.plan.lead;
        match self.rate(claims).filter(|_| self.moves) {
            Some(rate) => self.assumptions.assume_rate(lead, rate),
            None => {
                let number = ClaimsNumber::Count(Range::exact(Count::of(claims)));
                self.assumptions.assume_claims(lead, self.index, number);
            }
        }
    }

    fn paid(&mut self, claims: i64) -> Tried {
        self.assume(claims);
        let counts = counts(self.simulator.plan, &self.assumptions).ok()?;
        match self.simulator.paid_in(&self.assumptions, &counts, Case::Base) {
            Ok(paid) => paid,
            Err(Overflow) => {
                // What figures too large to be worked out would have come to, nobody knows.
                self.certain = false;
                None
            }
        }
    }
}

/// Numbers from the least to the most, each by half above the one before, with the usual one among them: fewer than
/// sixty to ten thousand million.
fn tries(least: i64, usual: i64, most: i64) -> impl Iterator<Item = i64> {
    std::iter::successors(Some(least), move |claims| {
        let next = claims.saturating_add(claims.div_euclid(2).max(1)).min(most);
        let next = if *claims < usual { next.min(usual) } else { next };
        (*claims < most).then_some(next)
    })
}

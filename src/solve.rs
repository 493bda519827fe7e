//! The inverse: how many claims would bring the reader a given payment.

use crate::amount::{MAX_COUNT, Money, RATE_UNITS, Rate, add, exactly, part_of, sub};
use crate::claims::{self, lead};
use crate::estimate::{assumed, refused};
use crate::fault::{Code, Faults};
use crate::input::{Assumed, EstimateInput, Instead, SolveOptions};
use crate::place::At;
use crate::read::{Count, Id};
use crate::settlement::{ClaimsNumber, Gross, Group, Range, Settlement, Side};
use crate::trial::{self, Paid, Trial, sides};
use crate::write::{written_one_of, written_words};

written_one_of! {
    /// How many claims there may be for a reader to be paid an amount.
    Solution<'a> by "outcome" {
        /// The payment can be reached.
        Reached = "reached" {
            /// The group whose claims are meant.
            group: &'a Id = "group",
            /// With so many claims the reader is paid at least the amount, with one more less.
            claims: Count = "claims",
            /// The claims for each member, in nine decimals: the least rate that gives as many claims, if assumed. Null if the members are not counted.
            rate: Option<Rate> = "rate",
            /// What the reader is paid with so many claims.
            payment: Money = "payment",
            /// What with one more; null if there cannot be more, or the plan could not be carried out.
            next: Option<Money> = "next",
        },
        /// It cannot.
        NotReachable = "not-reachable" {
            /// The group whose claims are meant.
            group: &'a Id = "group",
            /// Why not.
            reason: NotReachable = "reason",
            /// The most that the reader can be paid.
            most: Money = "most",
        },
    }
}

written_words! {
    /// Why a payment cannot be reached.
    NotReachable {
        /// The plan caps what a claim is paid.
        Cap = "cap",
        /// Even with the fewest claims possible there is not enough money.
        Fund = "fund",
        /// The reader belongs to no group that is paid.
        NotEligible = "not-eligible",
    }
}

/// Works out the inverse.
///
/// # Errors
///
/// Faults of the answers, the assumptions and the options.
pub(crate) fn run<'a>(
    settlement: &'a Settlement,
    input: &EstimateInput,
    options: &SolveOptions,
) -> Result<Solution<'a>, Faults> {
    let mut faults = Faults::default();
    let at = At::ROOT.key("options");
    let (held, assumptions) = trial::reader(settlement, input, &mut faults);
    let group = match &options.group {
        Some(id) => claims::group(settlement, id, &at.key("group"), &mut faults),
        None => lead(settlement),
    };
    payment(settlement, assumptions, options.payment, &at.key("payment"), &mut faults);
    let group = faults.finish(group)?;
    exactly(|| {
        let mut faults = Faults::default();
        let counts = assumed(settlement, assumptions, &mut faults);
        let counts = faults.finish(counts)?;
        if held.is_empty() {
            let reason = NotReachable::NotEligible;
            return Ok(Solution::NotReachable { group: &group.id, reason, most: Money(0) });
        }
        let moves = options.group.is_none() && group.members.is_some();
        let own = held.iter().any(|held| held.through.iter().any(|through| through.id == group.id));
        let usual = counts.iter().zip(&settlement.groups).find(|(_, known)| known.id == group.id);
        let usual = usual.map_or(0, |(claims, _)| claims.likely);
        // The reader's own claim is one of them. Whether there can be so many is seen when they are tried.
        let least = i64::from(own);
        let most = group.members.as_ref().map_or(MAX_COUNT, |members| members.count.likely.0).max(least);
        let trial = sides(settlement, &held).likely;
        let mut search = Search { settlement, assumptions, group, moves, trial, too_large: false };
        search.run((least, usual, most), options.payment.0).ok_or_else(|| refused(settlement, assumptions))
    })?
}

/// Refuses a payment of nothing, and one above the fund.
fn payment(settlement: &Settlement, assumptions: Assumed<'_>, payment: Money, at: &At<'_>, faults: &mut Faults) {
    let gross = match &settlement.fund.gross {
        Gross::AsClaimed { as_claimed } => as_claimed.at_most,
        gross => gross.stated(assumptions).map(|gross| gross.high),
    };
    if payment.0 <= 0 {
        faults.push(Code::PaymentNotPositive, at, &[]);
    } else if let Some(gross) = gross.filter(|gross| payment > *gross) {
        faults.push(Code::PaymentAboveFund, at, &[("payment", &payment.to_text()), ("gross", &gross.to_text())]);
    }
}

struct Search<'a, 'b> {
    settlement: &'a Settlement,
    assumptions: Assumed<'b>,
    group: &'a Group,
    /// Whether the other groups move with this one.
    moves: bool,
    trial: Trial<'a>,
    /// Whether figures were too large to be worked out in one of the last tries.
    too_large: bool,
}

impl<'a> Search<'a, '_> {
    /// Searches from the least to the most claims, the `usual` number among them; `None` if the plan can be carried out
    /// with none of those that are tried, or figures that would decide are too large to be worked out.
    fn run(&mut self, (least, usual, most): (i64, i64, i64), amount: i64) -> Option<Solution<'a>> {
        let group = &self.group.id;
        let reaches = |paid: Option<Paid>| paid.is_some_and(|paid| paid.cents >= amount);
        let mut tried: Vec<_> = tries(least, usual, most).map(|claims| (claims, self.paid(claims))).collect();
        // With very few claims there may be none at all in some pool. The fewest with which the plan can be carried out:
        let possible = tried.iter().position(|(_, paid)| paid.is_some())?;
        if let Some((below, _)) = possible.checked_sub(1).and_then(|before| tried.get(before)).copied()
            && let Some((above, _)) = tried.get(possible).copied()
        {
            let (_, fewest) = self.between(below, above, |paid| paid.is_none());
            tried.insert(possible, (fewest, self.paid(fewest)));
        }
        // Nearly always more claims are less for each. Where small payments drop out, or floors bind, it can be
        // otherwise: so what is sought is the last place at which the payment falls below the amount.
        let Some(last) = tried.iter().rposition(|(_, paid)| reaches(*paid)) else {
            if self.too_large {
                return None;
            }
            let best = tried.iter().filter_map(|(_, paid)| *paid).max_by_key(|paid| paid.cents).unwrap_or_default();
            let reason = if best.capped { NotReachable::Cap } else { NotReachable::Fund };
            return Some(Solution::NotReachable { group, reason, most: Money(best.cents) });
        };
        let holds = tried.get(last).map_or(least, |(claims, _)| *claims);
        let fails = tried.get(last.saturating_add(1)).map(|(claims, _)| *claims);
        let (claims, next) = match fails.map(|fails| self.between(holds, fails, reaches)) {
            None => (holds, None),
            Some((claims, next)) => (claims, Some(next)),
        };
        let payment = Money(self.paid(claims).unwrap_or_default().cents);
        self.too_large = false;
        let next = next.and_then(|next| self.paid(next)).map(|paid| Money(paid.cents));
        if self.too_large {
            return None;
        }
        let (claims, rate) = (Count(self.counted(claims)), self.rate(claims));
        Some(Solution::Reached { group, claims, rate, payment, next })
    }

    /// Two neighbours between `holds` and `fails`, of which the first has what is wanted and the second has not.
    fn between(&mut self, mut holds: i64, mut fails: i64, wanted: impl Fn(Option<Paid>) -> bool) -> (i64, i64) {
        while sub(fails, holds) > 1 {
            let middle = add(holds, fails).div_euclid(2);
            if wanted(self.paid(middle)) { holds = middle } else { fails = middle }
        }
        (holds, fails)
    }

    /// The least rate that gives so many claims.
    fn rate(&self, claims: i64) -> Option<Rate> {
        let members = self.group.members.as_ref()?.count.likely.0;
        // Rounded up, so that cutting down the claims gives them back.
        (members > 0).then(|| Rate(sub(0, part_of(sub(0, claims), RATE_UNITS, members))))
    }

    /// How many claims that rate gives: as many, unless there are more members than a rate has decimals for.
    fn counted(&self, claims: i64) -> i64 {
        match (self.rate(claims).filter(|_| self.moves), &self.group.members) {
            (Some(rate), Some(members)) => part_of(members.count.likely.0, rate.0, RATE_UNITS),
            _ => claims,
        }
    }

    /// What the reader is paid with so many claims; `None` if the plan cannot be carried out then.
    fn paid(&mut self, claims: i64) -> Option<Paid> {
        let lead = lead(self.settlement).map(|group| &group.id);
        let instead = match self.rate(claims) {
            Some(rate) if self.moves => Instead::ClaimsRate(lead, rate),
            _ => {
                let number = ClaimsNumber::Count(Range::exact(Count(claims)));
                Instead::Claims { group: &self.group.id, number, lead: lead == Some(&self.group.id) }
            }
        };
        let assumed = self.assumptions.but(&instead);
        let mut impossible = Faults::default();
        let counts = claims::counts(self.settlement, assumed, &At::ROOT, &mut impossible);
        if !impossible.is_empty() {
            return None;
        }
        self.trial.paid_on(assumed, &counts, Side::Likely).unwrap_or_else(|_| {
            self.too_large = true;
            None
        })
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

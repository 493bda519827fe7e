//! What one reader is paid, worked out again and again: by the curve, the inverse and the forecast.
//!
//! Everything that does not change is resolved once: which kinds of claims there are, what each weighs in each pool,
//! and the reader's own claims. The division itself is the one that an estimate makes.

use crate::allotment::{Allotment, Turn};
use crate::amount::{add, exactly, print};
use crate::claims::{ClaimCounts, Kinds};
use crate::eligibility::{check_answers, claimant};
use crate::factor::Limit;
use crate::fault::{Code, Faults, Overflow};
use crate::input::{Assumed, EstimateInput};
use crate::place::At;
use crate::pool::{self, Weighed};
use crate::settlement::{Range, Settlement, Side};
use crate::weight::{Claim, Held, held};

/// The most cohorts that one call divides: some seconds. The largest file has 5,000.
const MOST_DIVIDED: i64 = 20_000_000;

/// The reader's claims: the pool that pays each, and what it weighs.
pub(crate) type Own = Vec<(usize, Claim)>;

/// A plan made ready to be carried out many times.
pub(crate) struct Trial<'a> {
    settlement: &'a Settlement,
    pub(crate) kinds: Kinds<'a>,
    pub(crate) weighed: Weighed,
    pub(crate) own: Own,
    allotment: Allotment,
    counts: Vec<i64>,
}

/// What the reader is paid, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Paid {
    pub(crate) cents: i64,
    /// What it can be with the cents that rounding leaves.
    pub(crate) most: i64,
    /// Whether a cap decides it.
    pub(crate) capped: bool,
}

impl<'a> Trial<'a> {
    /// With every list that the spreads have, and all weights on this side.
    pub(crate) fn anywhere(settlement: &'a Settlement, held: &[Held<'_>], side: Side) -> Self {
        Self::with(settlement, held, (None, side, side))
    }

    /// As an estimate works out this side of a payment: with many and heavy claims on the low side.
    fn on(settlement: &'a Settlement, held: &[Held<'_>], side: Side) -> Self {
        Self::with(settlement, held, (Some(side.opposite()), side.opposite(), side))
    }

    fn with(settlement: &'a Settlement, held: &[Held<'_>], (lists, weights, side): (Option<Side>, Side, Side)) -> Self {
        let kinds = Kinds::of(settlement, lists);
        let weighed = pool::weigh(settlement, &kinds.all, (weights, side));
        let own = held.iter().map(|held| (held.pool, held.claims.side(side))).collect();
        Self { settlement, kinds, weighed, own, allotment: Allotment::default(), counts: Vec::new() }
    }

    /// How many times the plan can be carried out, at most as often as is wanted.
    pub(crate) fn times(&self, wanted: i64) -> i64 {
        let cohorts = self.weighed.iter().map(Vec::len).sum::<usize>();
        let times = i64::try_from(cohorts).ok().and_then(|cohorts| MOST_DIVIDED.checked_div(cohorts));
        times.map_or(wanted, |times| times.min(wanted))
    }

    /// What the reader is paid if things turn out so; `None` if the plan cannot be carried out then.
    pub(crate) fn paid(&mut self, assumptions: Assumed<'_>, turn: &Turn<'_>) -> Option<Paid> {
        let plan = (&self.kinds, &self.weighed);
        // Which fault it was is told by an estimate.
        self.allotment.carry_out(self.settlement, assumptions, plan, turn, &mut Faults::default())?;
        let mut paid = Paid::default();
        for (pool, claim) in &self.own {
            if let Some(filled) = self.allotment.pools.get(*pool) {
                let payment = filled.divided.payment(*claim);
                paid.cents = add(paid.cents, payment.cents);
                paid.most = add(paid.most, add(payment.cents, i64::from(payment.one_more)));
                paid.capped |= payment.limit == Some(Limit::Cap);
            }
        }
        Some(paid)
    }

    /// The same, with everything on one side of the payment.
    ///
    /// # Errors
    ///
    /// An overflow, which is one of this attempt alone: claims by the thousand million are tried, too.
    pub(crate) fn paid_on(
        &mut self,
        assumptions: Assumed<'_>,
        counts: &ClaimCounts,
        side: Side,
    ) -> Result<Option<Paid>, Overflow> {
        let against = |_| side.opposite().position();
        self.counts.clear();
        self.counts.extend(counts.iter().map(|claims| claims.side(side.opposite())));
        let counts = std::mem::take(&mut self.counts);
        let (gross, may) = (side.position(), side != Side::Likely);
        let turn = Turn { counts: &counts, gross, deductions: &against, spreads: &against, may };
        let paid = exactly(|| self.paid(assumptions, &turn));
        self.counts = counts;
        paid
    }
}

/// The three sides of a payment.
pub(crate) fn sides<'a>(settlement: &'a Settlement, held: &[Held<'_>]) -> Range<Trial<'a>> {
    Range::from_fn(|side| Trial::on(settlement, held, side))
}

/// The reader's claims (none for one who is not eligible), and what is assumed.
///
/// # Errors
///
/// Faults of the answers, among them that there are none.
pub(crate) fn reader<'s: 'a, 'a>(
    settlement: &'s Settlement,
    input: &'a EstimateInput,
    faults: &mut Faults,
) -> (Vec<Held<'s>>, Assumed<'a>) {
    let at = At::ROOT.key("answers");
    let assumptions = input.assumed();
    let Some(answers) = &input.answers else {
        faults.push(Code::AnswersNeeded, &at, &[]);
        return (Vec::new(), assumptions);
    };
    check_answers(settlement, answers, &at, faults);
    let claimant = claimant(settlement, answers, &at, faults);
    // Nothing is worked out of answers that are wrong: that could be said to be too large besides.
    let held = if faults.is_empty() { exactly(|| held(settlement, &claimant)) } else { Ok(Vec::new()) };
    let held = held.unwrap_or_else(|overflow| {
        faults.append(overflow.into());
        Vec::new()
    });
    (held, assumptions)
}

/// A whole number given as an option, which must lie within bounds.
pub(crate) fn within(
    given: Option<crate::Count>,
    otherwise: i64,
    (least, most): (i64, i64),
    at: &At<'_>,
    faults: &mut Faults,
) -> i64 {
    let number = given.map_or(otherwise, |count| count.0);
    if number < least || number > most {
        let (found, least, most) = (print(number, 0), print(least, 0), print(most, 0));
        faults.push(Code::OutOfRange, at, &[("found", &found), ("least", &least), ("most", &most)]);
    }
    number
}

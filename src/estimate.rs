//! The estimate: what a claim is paid, for a reader and for every cohort, with each step of the working as data.

mod result;
mod step;
mod working;

pub use result::*;
pub use step::*;

use crate::afterwards::{self, After};
use crate::allotment::{Allotment, Turn};
use crate::amount::exactly;
use crate::claims::{ClaimCounts, Kind, Kinds, counts};
use crate::eligibility::{check_answers, claimant};
use crate::fault::{Code, Faults, Overflow};
use crate::input::{Assumed, Assumptions, EstimateInput};
use crate::place::At;
use crate::pool::{self, Filled};
use crate::settlement::{Gross, Range, Scenario, Settlement, Side};
use crate::waterfall;

/// Everything that does not depend on the reader.
struct Figures<'a> {
    counts: ClaimCounts,
    outlooks: Range<Outlook<'a>>,
}

/// The figures on one side: on the low side of a payment the fund is small, and claims are many and heavy.
struct Outlook<'a> {
    kinds: Kinds<'a>,
    allotment: Allotment,
    after: After,
}

/// Works out an estimate.
///
/// # Errors
///
/// All faults of the answers and the assumptions, or of what the figures come to.
pub(crate) fn run<'a>(settlement: &'a Settlement, input: &EstimateInput) -> Result<Estimate<'a>, Faults> {
    let mut faults = Faults::default();
    let reader = input.answers.as_ref().map(|answers| {
        let at = At::ROOT.key("answers");
        check_answers(settlement, answers, &at, &mut faults);
        claimant(settlement, answers, &at, &mut faults)
    });
    let assumptions = input.assumed();
    exactly(|| {
        let figures = figures(settlement, assumptions, &mut faults);
        let figures = faults.finish(figures)?;
        Ok(working::write(settlement, assumptions, &figures, reader))
    })?
}

/// Refuses a settlement whose own figures do not come out.
pub(crate) fn check(settlement: &Settlement, faults: &mut Faults) -> Result<(), Overflow> {
    exactly(|| figures(settlement, Assumed::of(&Assumptions::NONE), faults)).map(|_| ())
}

/// Refuses assumptions that name what does not exist, or cannot be; gives the claims of every group.
pub(crate) fn assumed(settlement: &Settlement, assumptions: Assumed<'_>, faults: &mut Faults) -> Option<ClaimCounts> {
    let mut found = Faults::default();
    let at = At::ROOT.key("assumptions");
    let at_deductions = at.key("deductions");
    for (id, amount) in assumptions.named().1 {
        let at = at_deductions.key(id.as_str());
        match settlement.deductions.iter().find(|deduction| deduction.id == *id) {
            Some(deduction) => waterfall::check(settlement, deduction, amount, &at, &mut found),
            None => {
                let known = settlement.deductions.iter().map(|deduction| deduction.id.as_str());
                found.unknown(Code::UnknownDeduction, &at, id.as_str(), known);
            }
        }
    }
    if let Some(assumed) = assumptions.scenario() {
        let scenarios: &[Scenario] = match &settlement.fund.gross {
            Gross::Scenarios { scenarios } => scenarios,
            _ => &[],
        };
        if !scenarios.iter().any(|scenario| scenario.id == *assumed) {
            let known = scenarios.iter().map(|scenario| scenario.id.as_str());
            found.unknown(Code::UnknownScenario, &at.key("scenario"), assumed.as_str(), known);
        }
    }
    let counts = counts(settlement, assumptions, &at, &mut found);
    let right = found.is_empty();
    faults.append(found);
    right.then_some(counts)
}

/// Why an estimate with these assumptions is refused.
pub(crate) fn refused(settlement: &Settlement, assumptions: Assumed<'_>) -> Faults {
    let mut faults = Faults::default();
    figures(settlement, assumptions, &mut faults);
    // What nothing is wrong with comes to too much.
    if faults.is_empty() { Overflow.into() } else { faults }
}

/// Works out claims, fund and pools, at the likely values and at both ends of what is uncertain. `None` once a fault
/// has been recorded: figures that are wrong are not divided.
fn figures<'a>(settlement: &'a Settlement, assumptions: Assumed<'_>, faults: &mut Faults) -> Option<Figures<'a>> {
    let counts = assumed(settlement, assumptions, faults)?;
    // The likely figures first: their faults are the ones that tell most, and the first tells enough.
    let likely = outlook(settlement, assumptions, &counts, Side::Likely, faults)?;
    let low = outlook(settlement, assumptions, &counts, Side::Low, faults)?;
    let high = outlook(settlement, assumptions, &counts, Side::High, faults)?;
    Some(Figures { counts, outlooks: Range { low, likely, high } })
}

/// Works out the figures on one side of a payment.
fn outlook<'a>(
    settlement: &'a Settlement,
    assumptions: Assumed<'_>,
    counts: &ClaimCounts,
    side: Side,
    faults: &mut Faults,
) -> Option<Outlook<'a>> {
    let kinds = Kinds::of(settlement, Some(side.opposite()));
    let weighed = pool::weigh(settlement, &kinds.all, (side.opposite(), side));
    let mut allotment = Allotment::default();
    let counts: Vec<_> = counts.iter().map(|claims| claims.side(side.opposite())).collect();
    let against = |_| side.opposite().position();
    let (gross, may) = (side.position(), side != Side::Likely);
    let turn = Turn { counts: &counts, gross, deductions: &against, spreads: &against, may };
    allotment.carry_out(settlement, assumptions, (&kinds, &weighed), &turn, faults)?;
    allotment.pools.iter_mut().for_each(|pool| pool.divided.pay());
    let after = afterwards::run(settlement, &allotment, side);
    Some(Outlook { kinds, allotment, after })
}

impl<'a> Outlook<'a> {
    /// Each kind of claims, and how many there are.
    fn alike(&self) -> impl Iterator<Item = (&Kind<'a>, i64)> {
        self.kinds.all.iter().zip(self.allotment.claims.iter().copied())
    }

    fn pools(&self) -> &[Filled] {
        &self.allotment.pools
    }
}

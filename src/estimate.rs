//! The estimate: what a claim is paid, for a reader and for every cohort, with each step of the working as data.

mod result;
mod step;
mod working;

pub use result::*;
pub use step::*;

use crate::afterwards::{self, After};
use crate::amount::{exactly, sub};
use crate::claims::{Alike, ClaimCounts, alike, counts, total};
use crate::eligibility::{check_answers, claimant};
use crate::fault::{Code, Faults, Overflow};
use crate::input::{Assumptions, EstimateInput};
use crate::place::At;
use crate::pool::{self, Filled};
use crate::settlement::{Gross, Range, Scenario, Settlement, Side};
use crate::waterfall::{self, Waterfall};

/// Everything that does not depend on the reader.
struct Figures<'a> {
    counts: ClaimCounts,
    outlooks: Range<Outlook<'a>>,
}

/// The figures on one side: on the low side of a payment the fund is small, and claims are many and heavy.
struct Outlook<'a> {
    alike: Vec<Alike<'a>>,
    /// All claims: those of the groups that are not within another.
    claims: i128,
    /// What the claims come to at their full value, where the fund depends on it.
    need: i128,
    waterfall: Waterfall,
    pools: Vec<Filled>,
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
    let assumptions = input.assumptions.as_ref().unwrap_or(&Assumptions::NONE);
    exactly(|| {
        let figures = figures(settlement, assumptions, &mut faults);
        let figures = faults.finish(figures)?;
        Ok(working::write(settlement, assumptions, &figures, reader))
    })?
}

/// Refuses a settlement whose own figures do not come out.
pub(crate) fn check(settlement: &Settlement, faults: &mut Faults) -> Result<(), Overflow> {
    exactly(|| figures(settlement, &Assumptions::NONE, faults)).map(|_| ())
}

/// Works out claims, fund and pools, at the likely values and at both ends of what is uncertain. `None` once a fault
/// has been recorded: figures that are wrong are not divided.
fn figures<'a>(settlement: &'a Settlement, assumptions: &Assumptions, faults: &mut Faults) -> Option<Figures<'a>> {
    let mut found = Faults::default();
    let at = At::ROOT.key("assumptions");
    let at_deductions = at.key("deductions");
    for (id, amount) in assumptions.deductions.iter().flat_map(|deductions| &deductions.0) {
        let at = at_deductions.key(id.as_str());
        match settlement.deductions.iter().find(|deduction| deduction.id == *id) {
            Some(deduction) => waterfall::check(settlement, deduction, amount, &at, &mut found),
            None => {
                let known = settlement.deductions.iter().map(|deduction| deduction.id.as_str());
                found.unknown(Code::UnknownDeduction, &at, id.as_str(), known);
            }
        }
    }
    if let Some(assumed) = &assumptions.scenario {
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
    let mut figures = None;
    if found.is_empty() {
        let mut run = |side| outlook(settlement, assumptions, &counts, side, &mut found);
        // The likely figures first: their faults are the ones that tell most, and the first tells enough.
        if let Some(likely) = run(Side::Likely)
            && let Some(low) = run(Side::Low)
            && let Some(high) = run(Side::High)
        {
            figures = Some(Figures { counts, outlooks: Range { low, likely, high } });
        }
    }
    faults.append(found);
    figures
}

/// Works out the figures on one side of a payment.
fn outlook<'a>(
    settlement: &'a Settlement,
    assumptions: &Assumptions,
    counts: &ClaimCounts,
    side: Side,
    faults: &mut Faults,
) -> Option<Outlook<'a>> {
    let alike = alike(settlement, counts, side.opposite());
    let claims = total(settlement, counts, side.opposite());
    let need = match settlement.fund.gross {
        Gross::AsClaimed { .. } => pool::need(settlement, &alike, side),
        _ => 0,
    };
    let waterfall = waterfall::run(settlement, assumptions, side, claims, need, faults)?;
    let pools = pool::run(settlement, waterfall.net, &alike, side, faults)?;
    let after = afterwards::run(settlement, waterfall.net, &alike, &pools, side);
    Some(Outlook { alike, claims, need, waterfall, pools, after })
}

impl Outlook<'_> {
    /// All deductions together, without what further distributions cost.
    fn deductions(&self) -> i128 {
        sub(self.waterfall.gross, self.waterfall.net)
    }
}

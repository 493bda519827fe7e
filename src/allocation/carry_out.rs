//! A plan carried out once: the claims of each cohort, the fund and what comes out of it, the pools.

use super::own::{self, Joined};
use super::pools::{self, FilledPool};
use super::proration::Undivided;
use crate::error::{Code, Fault, Path};
use crate::fund::{Exceeded, Waterfall};
use crate::number::{Count, Wide};
use crate::plan::{Inputs, Plan};
use crate::settlement::Gross;

/// How a plan comes out.
#[derive(Debug)]
pub(crate) struct Allocation {
    /// How many claims each cohort has; and behind them, how many there are of each claim of the claimant that is not one
    /// of a cohort.
    pub(crate) claims: Vec<Count>,
    /// Where among these each of the claimant's claims is.
    pub(crate) places: Vec<usize>,
    /// Positions of the claimant's claims that come to those that are counted.
    pub(crate) added: Vec<usize>,
    /// All claims: those of the groups that are not within another, and what has been added.
    pub(crate) total: Count,
    /// The cents that they come to at their full value, where the fund depends on it.
    pub(crate) need: Wide,
    pub(crate) waterfall: Waterfall,
    pub(crate) pools: Vec<FilledPool>,
}

/// Why a plan cannot be carried out.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Refusal {
    DeductionsExceedFund(Exceeded),
    /// The position of the pool, and why it cannot be divided.
    Pool(usize, Undivided),
}

/// Carries out a plan.
///
/// # Errors
///
/// If deductions exceed the fund, a pool has no claims, or floors or rounded payments come to more than it holds.
pub(crate) fn carry_out(plan: &Plan, inputs: &Inputs<'_>) -> Result<Allocation, Refusal> {
    let terms = inputs.uncertain.terms();
    let mut claims = plan.cohorts.claims(&plan.groups, inputs.counts, &inputs.uncertain);
    let Joined { added, places } = own::join(plan, inputs.own, terms, &mut claims);
    let outermost = plan.groups.iter().zip(inputs.counts).filter(|(group, _)| group.within.is_none());
    let total: Count = outermost.map(|(_, count)| *count).sum();
    // A claim more of a class, through however many of its subclasses.
    let mut classes: Vec<_> = added.iter().filter_map(|index| plan.outermost(inputs.own.get(*index)?.group)).collect();
    classes.sort_unstable();
    classes.dedup();
    let total = total + Count::len(classes.len());
    let need = match plan.fund.gross {
        Gross::AsClaimed { .. } => pools::need(plan, &claims, inputs.own, terms),
        _ => Wide::default(),
    };
    let waterfall = Waterfall::run(plan, inputs, total, need).map_err(Refusal::DeductionsExceedFund)?;
    let pools = pools::fill(plan, waterfall.net, &claims, inputs.own, terms);
    let pools = pools.map_err(|(pool, undivided)| Refusal::Pool(pool, undivided))?;
    Ok(Allocation { claims, places, added, total, need, waterfall, pools })
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let (plan, deductions) = (Path::ROOT.key("plan"), Path::ROOT.key("deductions"));
        let pools = plan.key("pools");
        let fault = |code, path: Path<'_>, params| Self::new(code, path.pointer(), params);
        match refusal {
            Refusal::DeductionsExceedFund(Exceeded { deductions: sum, gross }) => {
                let params = vec![("deductions", sum.text(2)), ("gross", gross.to_string())];
                fault(Code::DeductionsExceedFund, deductions, params)
            }
            Refusal::Pool(index, Undivided::NoClaims) => fault(Code::NoClaims, pools.index(index), Vec::new()),
            Refusal::Pool(index, Undivided::Excess(rule, excess)) => {
                let params = vec![("rule", rule.word().to_owned()), ("excess", excess.to_string())];
                fault(Code::RoundingExceedsPool, pools.index(index), params)
            }
            Refusal::Pool(index, Undivided::Shortfall(missing)) => {
                fault(Code::FloorsExceedPool, pools.index(index), vec![("missing", missing.text(2))])
            }
        }
    }
}

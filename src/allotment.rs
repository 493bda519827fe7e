//! The plan carried out once: the claims of each kind, the fund and what comes out of it, the pools.

use crate::claims::Kinds;
use crate::fault::Faults;
use crate::input::Assumed;
use crate::pool::{self, Filled, Weighed};
use crate::settlement::{Gross, Position, Settlement};
use crate::waterfall::{self, Waterfall};

/// How the plan comes out. All amounts in cents. One that is carried out many times keeps its lists.
#[derive(Default)]
pub(crate) struct Allotment {
    /// How many claims there are of each kind.
    pub(crate) claims: Vec<i64>,
    /// All claims: those of the groups that are not within another.
    pub(crate) total: i64,
    /// What they come to at their full value, where the fund depends on it.
    pub(crate) need: i128,
    pub(crate) waterfall: Waterfall,
    pub(crate) pools: Vec<Filled>,
}

/// How what is uncertain turns out.
pub(crate) struct Turn<'b> {
    /// The claims of every group, in the order of the file, each with the groups within it included.
    pub(crate) counts: &'b [i64],
    /// Where the gross fund lies in its range, and each deduction in its own.
    pub(crate) gross: Position,
    pub(crate) deductions: &'b dyn Fn(usize) -> Position,
    /// Where the spread of each group lies between light and heavy.
    pub(crate) spreads: &'b dyn Fn(usize) -> Position,
    /// Whether this is one of several ways it may turn out: then the deductions may come to more than the fund.
    pub(crate) may: bool,
}

impl Allotment {
    /// Carries out the plan, with claims of these kinds that weigh so much in each pool.
    ///
    /// # Errors
    ///
    /// A fault if deductions exceed the fund, a pool has no claims, or floors come to more than it holds.
    pub(crate) fn carry_out(
        &mut self,
        settlement: &Settlement,
        assumptions: Assumed<'_>,
        (kinds, weighed): (&Kinds<'_>, &Weighed),
        turn: &Turn<'_>,
        faults: &mut Faults,
    ) -> Option<()> {
        kinds.sort(turn.counts, turn.spreads, &mut self.claims);
        self.total = kinds.total(turn.counts);
        self.need = match settlement.fund.gross {
            Gross::AsClaimed { .. } => pool::need(weighed, &self.claims),
            _ => 0,
        };
        let fund = (turn.gross, turn.deductions, turn.may);
        waterfall::run(settlement, assumptions, fund, (self.total, self.need), &mut self.waterfall, faults)?;
        pool::run(settlement, self.waterfall.net, weighed, &self.claims, &mut self.pools, faults)
    }
}

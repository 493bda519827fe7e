//! Drawing what is uncertain.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

use super::DriverKind;
use crate::allotment::Turn;
use crate::amount::{RATE_UNITS, part_of, sub};
use crate::claims::{ClaimCounts, is_forecast, lead};
use crate::eligibility::outer;
use crate::input::Assumed;
use crate::pool::Weighed;
use crate::read::Id;
use crate::settlement::{DeductionAmount, Gross, Position, Range, Settlement, Side};
use crate::trial::{Own, Trial};
use crate::typical::{Typical, drawn};
use crate::weight::{Claim, Held};

/// Which of its sequences the generator follows: that of its authors' examples. Any would do.
const STREAM: u64 = 54;

/// Positions are drawn by PCG-32 (O'Neill 2014): whole numbers only, so the same everywhere.
pub(super) struct Generator(Pcg32);

impl Generator {
    pub(super) fn new(seed: i64) -> Self {
        Self(Pcg32::new(u64::try_from(seed).unwrap_or(0), STREAM))
    }

    fn position(&mut self) -> Position {
        Position::at(self.0.next_u32() >> 1)
    }

    /// As [`Self::position`], in the part `draw` of `draws` equal parts: of a figure drawn so, every part is met once.
    fn stratified(&mut self, draw: u64, draws: u64) -> Position {
        let steps = draw.saturating_mul(Position::WHOLE).saturating_add(u64::from(self.position().steps()));
        Position::at(u32::try_from(steps.div_euclid(draws.max(1))).unwrap_or(Position::HALF))
    }
}

/// Something uncertain.
#[derive(Clone, Copy)]
pub(super) enum Variable<'a> {
    /// The claims of the lead group, which those of the others go with.
    Lead(usize),
    Claims(usize, &'a Id),
    Deduction(usize, &'a Id),
    Fund,
    Spread(usize, &'a Id),
    Plan,
}

impl<'a> Variable<'a> {
    pub(super) fn named(self) -> (DriverKind, Option<&'a Id>) {
        match self {
            Self::Lead(_) => (DriverKind::ClaimsRate, None),
            Self::Claims(_, id) => (DriverKind::Group, Some(id)),
            Self::Deduction(_, id) => (DriverKind::Deduction, Some(id)),
            Self::Fund => (DriverKind::Fund, None),
            Self::Spread(_, id) => (DriverKind::Spread, Some(id)),
            Self::Plan => (DriverKind::Plan, None),
        }
    }
}

/// The claims of a group, before they are drawn.
struct Claims {
    range: Range<i64>,
    /// Where the model says how many: its percentiles, and the members.
    typical: Option<(Vec<i64>, i64)>,
    outer: Option<usize>,
    members: Option<i64>,
}

impl Claims {
    fn at(&self, position: Position) -> i64 {
        match &self.typical {
            Some((percentiles, members)) => part_of(*members, drawn(percentiles, position), RATE_UNITS),
            None => {
                let Range { low, likely, high } = self.range;
                position.between(low, likely, high)
            }
        }
    }
}

/// Weights that the plan leaves open, on each side.
struct Open {
    weighed: Range<Weighed>,
    own: Range<Own>,
}

/// Everything that is uncertain about what a reader is paid, and how it has been drawn.
pub(super) struct Drawing<'a, 'b> {
    assumptions: Assumed<'b>,
    pub(super) trial: Trial<'a>,
    /// The lead group's claims first, if they are uncertain: nearly everything depends on them.
    pub(super) variables: Vec<Variable<'a>>,
    claims: Vec<Claims>,
    open: Option<Open>,
    /// Where each variable lies, in the order of the variables.
    positions: Vec<Position>,
    /// The claims of every group as they are likely, and as they are drawn.
    likely: Vec<i64>,
    counts: Vec<i64>,
    deductions: Vec<Position>,
    spreads: Vec<Position>,
    fund: Position,
}

impl<'a, 'b> Drawing<'a, 'b> {
    pub(super) fn new(
        settlement: &'a Settlement,
        assumptions: Assumed<'b>,
        counts: ClaimCounts,
        held: &[Held<'_>],
    ) -> Self {
        let groups = &settlement.groups;
        let mut variables = Vec::new();
        let mut claims = Vec::with_capacity(groups.len());
        let lead = lead(settlement).map(|group| &group.id);
        for (index, (group, range)) in groups.iter().zip(counts).enumerate() {
            let model = is_forecast(group, assumptions).then(|| Typical::of(settlement, group, assumptions)).flatten();
            let members = group.members.as_ref().map(|members| members.count.likely.0);
            let typical = model.map(|typical| typical.percentiles()).zip(members);
            if typical.is_some() || range.low != range.likely || range.high != range.likely {
                let is_lead = lead == Some(&group.id);
                variables.push(if is_lead { Variable::Lead(index) } else { Variable::Claims(index, &group.id) });
            }
            claims.push(Claims { range, typical, outer: outer(groups, group), members });
        }
        for (index, deduction) in settlement.deductions.iter().enumerate() {
            if assumptions.deduction(&deduction.id).unwrap_or(&deduction.amount).varies() {
                variables.push(Variable::Deduction(index, &deduction.id));
            }
        }
        if let Gross::Stated(_) | Gross::Scenarios { .. } = settlement.fund.gross
            && settlement.fund.gross.stated(assumptions).is_some_and(|gross| gross.varies())
        {
            variables.push(Variable::Fund);
        }
        for (index, group) in groups.iter().enumerate() {
            if group.spread.as_ref().is_some_and(|spread| spread.light.is_some() || spread.heavy.is_some()) {
                variables.push(Variable::Spread(index, &group.id));
            }
        }
        let trials = Range::from_fn(|side| Trial::anywhere(settlement, held, side));
        let open = Open::of(&trials);
        if open.is_some() {
            variables.push(Variable::Plan);
        }
        let everywhere = |count: usize| vec![Position::LIKELY; count];
        Self {
            assumptions,
            positions: everywhere(variables.len()),
            likely: claims.iter().map(|claims| claims.at(Position::LIKELY)).collect(),
            counts: Vec::new(),
            deductions: everywhere(settlement.deductions.len()),
            spreads: everywhere(groups.len()),
            fund: Position::LIKELY,
            trial: trials.likely,
            variables,
            claims,
            open,
        }
    }

    /// Draws everything.
    pub(super) fn draw(&mut self, generator: &mut Generator, draw: u64, draws: u64) {
        for (index, position) in self.positions.iter_mut().enumerate() {
            *position = if index == 0 { generator.stratified(draw, draws) } else { generator.position() };
        }
    }

    /// Sets one variable, and leaves the others where they are likely.
    pub(super) fn only(&mut self, index: usize, position: Position) {
        self.positions.fill(Position::LIKELY);
        if let Some(slot) = self.positions.get_mut(index) {
            *slot = position;
        }
    }

    /// What the reader is paid as things are drawn, in cents; `None` if the plan cannot be carried out.
    pub(super) fn paid(&mut self) -> Option<i64> {
        self.settle();
        let turn = Turn {
            counts: &self.counts,
            gross: self.fund,
            deductions: &|index| self.deductions.get(index).copied().unwrap_or(Position::LIKELY),
            spreads: &|index| self.spreads.get(index).copied().unwrap_or(Position::LIKELY),
            may: true,
        };
        self.trial.paid(self.assumptions, &turn).map(|paid| paid.cents)
    }

    /// Makes figures of the positions.
    fn settle(&mut self) {
        self.counts.clone_from(&self.likely);
        let mut lead = None;
        for (variable, position) in self.variables.iter().zip(&self.positions) {
            let slot = match *variable {
                Variable::Lead(index) => {
                    lead = Some(*position);
                    let claims = self.claims.get(index).map_or(0, |claims| claims.at(*position));
                    self.counts.get_mut(index).into_iter().for_each(|count| *count = claims);
                    None
                }
                Variable::Claims(index, _) => {
                    let position = lead.map_or(*position, |lead| together(lead, *position));
                    let claims = self.claims.get(index).map_or(0, |claims| claims.at(position));
                    self.counts.get_mut(index).into_iter().for_each(|count| *count = claims);
                    None
                }
                Variable::Deduction(index, _) => self.deductions.get_mut(index),
                Variable::Fund => Some(&mut self.fund),
                Variable::Spread(index, _) => self.spreads.get_mut(index),
                Variable::Plan => {
                    if let Some(open) = &self.open {
                        open.at(*position, &mut self.trial);
                    }
                    None
                }
            };
            if let Some(slot) = slot {
                *slot = *position;
            }
        }
        self.limit();
    }

    /// Keeps the claims within a group to the room there is, and no group above its members.
    fn limit(&mut self) {
        for index in 0..self.counts.len() {
            let Some(claims) = self.claims.get(index) else { continue };
            let mut most = claims.members.unwrap_or(i64::MAX);
            if let Some(outer) = claims.outer {
                let room = self.counts.get(outer).copied().unwrap_or(0);
                let earlier = self.claims.iter().zip(&self.counts).take(index);
                let taken = earlier.filter(|(claims, _)| claims.outer == Some(outer));
                most = most.min(taken.fold(room, |room, (_, count)| sub(room, *count)));
            }
            if let Some(count) = self.counts.get_mut(index) {
                *count = (*count).min(most.max(0));
            }
        }
    }
}

/// The position of a group that goes with the lead group, with a part of its own: two thirds of one and one third of the
/// other, brought back to where every position is as likely as any other by the distribution function of such a sum,
/// which is made of two parabolas and a straight line. Two groups then have a correlation of 0.89 with the lead group
/// and of 0.8 with each other. That it is so much is an assumption: no settlement has published enough to measure it.
fn together(lead: Position, own: Position) -> Position {
    // Three times a whole is below 2^33, and the square of a whole is 2^62.
    let whole = Position::WHOLE;
    let sum = u64::from(lead.steps()).saturating_mul(2).saturating_add(u64::from(own.steps()));
    let parabola = |steps: u64| steps.saturating_mul(steps).div_euclid(whole.saturating_mul(4));
    let steps = match sum {
        sum if sum < whole => parabola(sum),
        sum if sum <= whole.saturating_mul(2) => sum.saturating_mul(2).saturating_sub(whole).div_euclid(4),
        sum => whole.saturating_sub(parabola(whole.saturating_mul(3).saturating_sub(sum))),
    };
    Position::at(u32::try_from(steps).unwrap_or(Position::HALF))
}

impl DeductionAmount {
    fn varies(&self) -> bool {
        match self {
            Self::PercentOfGross(percent) | Self::PercentOfRemaining(percent) => percent.varies(),
            Self::PercentOf(stated) => stated.percent.varies(),
            Self::Fixed(money) | Self::PerClaim(money) => money.varies(),
            Self::Unknown(_) => false,
        }
    }
}

impl Open {
    /// What the plan leaves open; `None` if that is nothing.
    fn of(trials: &Range<Trial<'_>>) -> Option<Self> {
        let same = |side: Side| {
            let trial = trials.of(side);
            trial.weighed == trials.likely.weighed && trial.own == trials.likely.own
        };
        let open = || Self {
            weighed: Range::from_fn(|side| trials.of(side).weighed.clone()),
            own: Range::from_fn(|side| trials.of(side).own.clone()),
        };
        (!same(Side::Low) || !same(Side::High)).then(open)
    }

    /// Sets the weights and limits of all claims, the reader's among them, to a position.
    fn at(&self, position: Position, trial: &mut Trial<'_>) {
        let sides = self.weighed.low.iter().zip(&self.weighed.likely).zip(&self.weighed.high);
        for (now, ((low, likely), high)) in trial.weighed.iter_mut().zip(sides) {
            for (now, ((low, likely), high)) in now.iter_mut().zip(low.iter().zip(likely).zip(high)) {
                *now = Claim::between(position, *low, *likely, *high);
            }
        }
        let sides = self.own.low.iter().zip(&self.own.likely).zip(&self.own.high);
        for ((_, now), (((_, low), (_, likely)), (_, high))) in trial.own.iter_mut().zip(sides) {
            *now = Claim::between(position, *low, *likely, *high);
        }
    }
}

impl Claim {
    fn between(position: Position, low: Self, likely: Self, high: Self) -> Self {
        let caps = low.cap.zip(likely.cap).zip(high.cap);
        Self {
            weight: position.between(low.weight, likely.weight, high.weight),
            floor: position.between(low.floor, likely.floor, high.floor),
            cap: caps.map(|((low, likely), high)| position.between(low, likely, high)),
        }
    }
}

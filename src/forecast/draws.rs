//! Drawing what is uncertain.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

use super::DriverKind;
use super::simulator::Simulator;
use crate::allocation::Refusal;
use crate::claims::{Percentiles, RateModel, accepted, filed, in_proportion, moved};
use crate::number::{Count, Money, Rate};
use crate::plan::{Assumptions, Draw, Plan, Room};
use crate::settlement::decode::Id;
use crate::settlement::{DeductionAmount, DeductionKind, Quantile, Range};

/// Which of its sequences the generator follows: that of its authors' examples. Any would do.
const STREAM: u64 = 54;

/// Quantiles are drawn by PCG-32 (O'Neill 2014): whole numbers only, so the same everywhere.
pub(super) struct Generator(Pcg32);

impl Generator {
    pub(super) fn new(seed: i64) -> Self {
        Self(Pcg32::new(u64::try_from(seed).unwrap_or(0), STREAM))
    }

    fn quantile(&mut self) -> Quantile {
        Quantile::of(self.0.next_u32() >> 1)
    }

    /// As [`Self::quantile`], in the part `draw` of `draws` equal parts: of a figure drawn so, every part is met once.
    fn stratified(&mut self, draw: u64, draws: u64) -> Quantile {
        let steps = draw.saturating_mul(Quantile::WHOLE).saturating_add(u64::from(self.quantile().steps()));
        Quantile::of(u32::try_from(steps.div_euclid(draws.max(1))).unwrap_or(Quantile::HALF))
    }
}

/// Something uncertain, with its position among its like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Variable {
    /// The claims of the lead group, which those of the others go with.
    Lead(usize),
    Claims(usize),
    Deduction(usize),
    Fund,
    ClaimMix(usize),
    Plan,
}

/// The claims of a group, before they are drawn.
struct Claims {
    range: Range<Count>,
    /// The group in proportion to which they go, if that is forecast: the range is what there is while that is likely.
    goes_with: Option<usize>,
    /// Where the model says how many: its percentiles, and the members.
    model: Option<(Percentiles, Count)>,
    /// Which part of those is accepted, where the model says how many are filed.
    accepted: Range<Rate>,
}

impl Claims {
    fn at(&self, quantile: Quantile) -> Count {
        match &self.model {
            Some((percentiles, members)) => {
                let filed = percentiles.at(quantile).part_of(*members);
                self.accepted.at(quantile).part_of(filed)
            }
            None => self.range.at(quantile),
        }
    }
}

/// Everything that is uncertain about what a claimant is paid, and how it has been drawn.
pub(super) struct Drawing<'a> {
    simulator: Simulator<'a>,
    /// The lead group's claims first, if they are uncertain: nearly everything depends on them.
    pub(super) variables: Vec<Variable>,
    claims: Vec<Claims>,
    /// Where each variable lies, in the order of the variables.
    quantiles: Vec<Quantile>,
    /// The claims of every group as they are likely.
    likely: Vec<Count>,
    /// The same as they are drawn, and everything else.
    counts: Vec<Count>,
    drawn: Draw,
    assumptions: Assumptions,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(simulator: Simulator<'a>, assumptions: Assumptions, counts: &[Range<Count>]) -> Self {
        let plan = simulator.plan;
        let claims: Vec<_> = claims(plan, &assumptions, counts);
        let mut likely: Vec<_> = claims.iter().map(|claims| claims.at(Quantile::LIKELY)).collect();
        limit(plan, &mut likely);
        let variables = variables(&simulator, &assumptions, &claims);
        let quantiles = vec![Quantile::LIKELY; variables.len()];
        let (counts, drawn) = (likely.clone(), Draw::likely(plan));
        Self { simulator, variables, claims, quantiles, likely, counts, drawn, assumptions }
    }

    /// Draws everything.
    pub(super) fn draw(&mut self, generator: &mut Generator, draw: u64, draws: u64) {
        for (index, quantile) in self.quantiles.iter_mut().enumerate() {
            *quantile = if index == 0 { generator.stratified(draw, draws) } else { generator.quantile() };
        }
    }

    /// Sets one variable, and leaves the others where they are likely.
    pub(super) fn only(&mut self, index: usize, quantile: Quantile) {
        self.quantiles.fill(Quantile::LIKELY);
        self.quantiles.get_mut(index).into_iter().for_each(|slot| *slot = quantile);
    }

    /// What the claimant is paid as things are drawn.
    pub(super) fn paid(&mut self) -> Result<Money, Refusal> {
        self.settle();
        let Self { assumptions, counts, drawn, .. } = self;
        self.simulator.paid_as_drawn(assumptions, counts, drawn).map(|paid| paid.amount)
    }

    /// What a variable is called.
    pub(super) fn named(&self, index: usize) -> Option<(DriverKind, Option<&'a Id>)> {
        let plan = self.simulator.plan;
        let group = |index: usize| plan.groups.get(index).map(|group| &group.id);
        let deduction = |index: usize| plan.deductions.get(index).map(|deduction| &deduction.id);
        let accepted = |index: usize| self.only_acceptance_varies(index);
        let unpublished = |index: usize| {
            let stated = plan.deductions.get(index)?;
            self.assumptions.deduction(index).unwrap_or(&stated.amount).usual(stated.kind)
        };
        Some(match *self.variables.get(index)? {
            Variable::Lead(index) | Variable::Claims(index) if accepted(index) => (DriverKind::Accepted, group(index)),
            Variable::Lead(_) => (DriverKind::ClaimsRate, None),
            Variable::Claims(index) => (DriverKind::Group, group(index)),
            Variable::Deduction(index) if unpublished(index).is_some() => (DriverKind::UsualFees, deduction(index)),
            Variable::Deduction(index) => (DriverKind::Deduction, deduction(index)),
            Variable::Fund => (DriverKind::Fund, None),
            Variable::ClaimMix(index) => (DriverKind::ClaimMix, group(index)),
            Variable::Plan => (DriverKind::Plan, None),
        })
    }

    /// Whether the claims sent in to a group are known, and only how many are accepted is not.
    fn only_acceptance_varies(&self, index: usize) -> bool {
        let plan = self.simulator.plan;
        let filed = filed(plan, index, &self.assumptions);
        accepted(plan, index, &self.assumptions).is_some() && filed.is_some_and(|filed| !filed.varies())
    }

    /// Makes inputs of the quantiles.
    fn settle(&mut self) {
        let Self { variables, claims, quantiles, likely, counts, drawn, .. } = self;
        counts.clone_from(likely);
        let mut lead = None;
        for (variable, &quantile) in variables.iter().zip(quantiles.iter()) {
            let set = |list: &mut [Quantile], index: usize| {
                list.get_mut(index).into_iter().for_each(|slot| *slot = quantile);
            };
            match *variable {
                Variable::Lead(index) => {
                    lead = Some(quantile);
                    set_claims(claims, counts, index, quantile);
                }
                Variable::Claims(index) => {
                    let quantile = lead.map_or(quantile, |lead| together(lead, quantile));
                    set_claims(claims, counts, index, quantile);
                }
                Variable::Deduction(index) => set(&mut drawn.deductions, index),
                Variable::Fund => drawn.gross = quantile,
                Variable::ClaimMix(index) => set(&mut drawn.mixes, index),
                Variable::Plan => drawn.terms = quantile,
            }
        }
        for (index, with) in claims.iter().enumerate().filter_map(|(index, claims)| Some((index, claims.goes_with?))) {
            let (now, before) = (counts.get(with).copied(), likely.get(with).copied());
            if let (Some(claims), Some(now), Some(before)) = (counts.get_mut(index), now, before)
                && before > Count::ZERO
            {
                *claims = moved(*claims, (*claims * now).floor_by(before));
            }
        }
        limit(self.simulator.plan, counts);
    }
}

fn set_claims(claims: &[Claims], counts: &mut [Count], index: usize, quantile: Quantile) {
    if let Some((count, claims)) = counts.get_mut(index).zip(claims.get(index)) {
        *count = claims.at(quantile);
    }
}

/// Keeps no group above its members, nor above the room in the group around it.
fn limit(plan: &Plan, counts: &mut [Count]) {
    let mut room = Room::default();
    for (group, count) in plan.groups.iter().zip(counts) {
        let members = group.members.map(|members| members.likely);
        let most = members.into_iter().chain(room.most(group)).min();
        *count = most.map_or(*count, |most| most.min(*count));
        room.take(group, *count);
    }
}

fn claims(plan: &Plan, assumptions: &Assumptions, counts: &[Range<Count>]) -> Vec<Claims> {
    let groups = plan.groups.iter().zip(counts).enumerate();
    let claims = groups.map(|(index, (group, range))| {
        let model = assumptions.forecasts(plan, index).then(|| RateModel::of(plan, group, assumptions)).flatten();
        let members = group.members.map(|members| members.likely);
        let goes_with = assumptions.goes_with_forecast(plan, index);
        let likely = |with: usize| counts.get(with).map(|claims| Range::exact(claims.likely));
        let while_likely =
            goes_with.and_then(|with| Some(in_proportion(plan, assumptions, index, (with, likely(with)?))));
        let accepted = accepted(plan, index, assumptions).map_or(Range::exact(Rate::ONE), |accepted| accepted.rate);
        Claims {
            range: while_likely.unwrap_or(*range),
            goes_with,
            model: model.map(|model| model.percentiles()).zip(members),
            accepted,
        }
    });
    claims.collect()
}

fn variables(simulator: &Simulator<'_>, assumptions: &Assumptions, claims: &[Claims]) -> Vec<Variable> {
    let plan = simulator.plan;
    let mut variables = Vec::new();
    for (index, claims) in claims.iter().enumerate() {
        if claims.model.is_some() || claims.range.varies() {
            variables.push(if index == plan.lead { Variable::Lead(index) } else { Variable::Claims(index) });
        }
    }
    for (index, deduction) in plan.deductions.iter().enumerate() {
        if assumptions.deduction(index).unwrap_or(&deduction.amount).varies(deduction.kind) {
            variables.push(Variable::Deduction(index));
        }
    }
    if plan.fund.gross.stated(assumptions.scenario).is_some_and(|gross| gross.varies()) {
        variables.push(Variable::Fund);
    }
    variables.extend(plan.cohorts.open_mixes().map(Variable::ClaimMix));
    let open = |pool: &crate::plan::Pool| pool.weighed.iter().any(|weighed| weighed.range.is_open());
    if plan.pools.iter().any(open) || simulator.claims.iter().any(|(_, claim)| claim.is_open()) {
        variables.push(Variable::Plan);
    }
    variables
}

/// The quantile of a group that goes with the lead group, with a part of its own: two thirds of one and one third of the
/// other, brought back to where every quantile is as likely as any other by the distribution function of such a sum,
/// which is made of two parabolas and a straight line. Two groups then have a correlation of 0.89 with the lead group
/// and of 0.8 with each other. That it is so much is an assumption: no settlement has published enough to measure it.
fn together(lead: Quantile, own: Quantile) -> Quantile {
    // Three times a whole is below 2^33, and the square of a whole is 2^62.
    let whole = Quantile::WHOLE;
    let sum = u64::from(lead.steps()).saturating_mul(2).saturating_add(u64::from(own.steps()));
    let parabola = |steps: u64| steps.saturating_mul(steps).div_euclid(whole.saturating_mul(4));
    let steps = match sum {
        sum if sum < whole => parabola(sum),
        sum if sum <= whole.saturating_mul(2) => sum.saturating_mul(2).saturating_sub(whole).div_euclid(4),
        sum => whole.saturating_sub(parabola(whole.saturating_mul(3).saturating_sub(sum))),
    };
    Quantile::of(u32::try_from(steps).unwrap_or(Quantile::HALF))
}

impl DeductionAmount {
    fn varies(&self, kind: DeductionKind) -> bool {
        match self {
            Self::PercentOfGross(percent) | Self::PercentOfRemaining(percent) => percent.varies(),
            Self::PercentOf(stated) => stated.percent.varies(),
            Self::Fixed(money) | Self::PerClaim(money) => money.varies(),
            Self::Unknown(_) => self.usual(kind).is_some(),
        }
    }
}

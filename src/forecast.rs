//! The forecast: what the claimant is likely to be paid, as a distribution, from everything that is uncertain.
//!
//! Each uncertain figure is drawn many times: claims that nobody has counted from the model of claims rates, every other
//! figure between the ends of its range. For each draw the plan is carried out exactly, just as for an estimate, and what
//! the claimant is paid is counted. The curve and the inverse carry it out many times too.

pub mod curve;
mod draws;
pub mod inverse;
mod percentiles;
mod result;
mod simulator;

pub use result::*;

use crate::allocation::Refusal;
use crate::claims::{ClaimCounts, RateModel};
use crate::error::{Fault, Faults, Path};
use crate::estimate::{self, MoneyRange};
use crate::number::{Count, Money, Rate, Unit, checked};
use crate::plan::{Assumptions, Plan};
use crate::requested::Request;
use crate::settlement::request::{EstimateInput, ForecastOptions};
use crate::settlement::{Gross, Quantile};
use draws::{Drawing, Generator};
use percentiles::{histogram, percentile};
use simulator::{Simulator, within};

const MOST_DRAWS: i64 = 100_000;
const USUAL_DRAWS: i64 = 2_000;
const MOST_SEED: i64 = u32::MAX as i64;

/// Works out a forecast.
///
/// # Errors
///
/// Faults of the answers, the assumptions and the options; and of the plan, if it can be carried out in no draw.
pub(crate) fn run<'a>(
    plan: &'a Plan,
    input: &EstimateInput,
    options: &ForecastOptions,
) -> Result<Forecast<'a>, Faults> {
    let mut forecasting = Forecasting::begin(plan, input, options)?;
    forecasting.advance(plan, u32::MAX)?;
    forecasting.finish(plan)
}

/// A forecast under way. It takes so many steps: a draw is one, and so is what one uncertain figure does alone.
pub(crate) struct Forecasting {
    request: Request,
    counts: ClaimCounts,
    seed: i64,
    generator: Generator,
    draws: u32,
    steps: u32,
    done: u32,
    paid: Vec<Money>,
    /// Why the first of the draws was refused that was.
    refused: Option<Refusal>,
    /// What the claimant is paid between the ends of each uncertain figure, as far as they have been looked at.
    ranges: Vec<Option<MoneyRange>>,
}

impl Forecasting {
    /// # Errors
    ///
    /// Faults of the answers, the assumptions and the options.
    pub(crate) fn begin(plan: &Plan, input: &EstimateInput, options: &ForecastOptions) -> Result<Self, Faults> {
        checked(|| {
            let mut faults = Faults::default();
            let path = Path::ROOT.key("options");
            let mut request = Request::of_claimant(plan, input, &mut faults);
            // How a contingent fund turns out nobody can say: a forecast is of the way that is assumed, or else of the first.
            if let Gross::Scenarios { .. } = plan.fund.gross {
                request.assumptions.scenario.get_or_insert(0);
            }
            let counts = request.counts(plan, &mut faults);
            let most = Simulator::of(plan, &request).times(MOST_DRAWS);
            let draws = within(options.draws, USUAL_DRAWS.min(most), (1, most), &path.key("draws"), &mut faults);
            let seed = within(options.seed, 1, (0, MOST_SEED), &path.key("seed"), &mut faults);
            faults.or(())?;
            let mut begun = Self {
                request,
                counts,
                seed,
                generator: Generator::new(seed),
                draws: u32::try_from(draws).unwrap_or(1),
                steps: 0,
                done: 0,
                paid: Vec::new(),
                refused: None,
                ranges: Vec::new(),
            };
            let variables = begun.drawing(plan).variables.len();
            begun.steps = begun.draws.saturating_add(u32::try_from(variables).unwrap_or(u32::MAX));
            Ok(begun)
        })?
    }

    fn drawing<'a>(&self, plan: &'a Plan) -> Drawing<'a> {
        let simulator = Simulator::of(plan, &self.request);
        Drawing::new(simulator, self.request.assumptions.clone(), &self.counts)
    }

    /// How many steps are left.
    pub(crate) fn left(&self) -> u32 {
        self.steps.saturating_sub(self.done)
    }

    /// Goes so many steps on, if there are so many left.
    ///
    /// # Errors
    ///
    /// An overflow.
    pub(crate) fn advance(&mut self, plan: &Plan, steps: u32) -> Result<(), Faults> {
        checked(|| {
            let mut drawing = self.drawing(plan);
            for _ in 0..steps.min(self.left()) {
                match self.done.checked_sub(self.draws) {
                    None => {
                        drawing.draw(&mut self.generator, self.done.into(), self.draws.into());
                        match drawing.paid() {
                            Ok(payment) => self.paid.push(payment),
                            Err(refusal) => self.refused = self.refused.or(Some(refusal)),
                        }
                    }
                    Some(variable) => self.ranges.push(alone(&mut drawing, variable)),
                }
                self.done = self.done.saturating_add(1);
            }
        })?;
        Ok(())
    }

    /// What has come out, once no steps are left.
    ///
    /// # Errors
    ///
    /// Why the plan cannot be carried out, if it can be in no draw.
    pub(crate) fn finish<'a>(&self, plan: &'a Plan) -> Result<Forecast<'a>, Faults> {
        checked(|| {
            let Self { request, paid, .. } = self;
            if let (true, Some(in_draw)) = (paid.is_empty(), self.refused) {
                // What an estimate says tells more than the first of the draws.
                estimate::check(plan, request.assumptions.clone(), &request.own)?;
                return Err(Fault::from(in_draw).into());
            }
            Ok(Forecast {
                settlement: &plan.id,
                draws: Count::len(paid.len()),
                seed: Count::of(self.seed),
                payment: Percentiles {
                    p10: percentile(paid, 10),
                    p50: percentile(paid, 50),
                    p90: percentile(paid, 90),
                },
                histogram: histogram(paid),
                drivers: drivers(&self.drawing(plan), &self.ranges),
                claims_rate_model: model(plan, &request.assumptions),
            })
        })?
    }
}

/// What the claimant is paid at the 10th and the 90th percentile of one uncertain figure, all others being likely.
fn alone(drawing: &mut Drawing<'_>, variable: u32) -> Option<MoneyRange> {
    let variable = usize::try_from(variable).ok()?;
    let mut paid_at = |quantile| {
        drawing.only(variable, quantile);
        drawing.paid().ok()
    };
    let (a, b) = paid_at(Quantile::hundredths(10)).zip(paid_at(Quantile::hundredths(90)))?;
    Some(MoneyRange { low: a.min(b), high: a.max(b) })
}

/// What each uncertain figure does alone, the most important first.
fn drivers<'a>(drawing: &Drawing<'a>, ranges: &[Option<MoneyRange>]) -> Vec<Driver<'a>> {
    let mut drivers: Vec<(Option<i64>, Driver<'a>)> = Vec::new();
    for (index, &range) in ranges.iter().enumerate() {
        let Some((kind, id)) = drawing.named(index) else { continue };
        let width = range.map(|range| range.high.cents().abs_diff(range.low.cents()).cast_signed());
        // Those of which it is not known come last: nothing is less than something.
        let place = drivers.iter().position(|(other, _)| *other < width).unwrap_or(drivers.len());
        drivers.insert(place, (width, Driver { kind, id, range, share: None }));
    }
    // So scaled that the widest is below 2^16, and all squares and their parts in thousand millions far below 2^63.
    let widest = drivers.first().and_then(|(width, _)| *width).unwrap_or(0);
    let scale = widest.div_euclid(1 << 16).saturating_add(1);
    let square = |width: i64| width.div_euclid(scale).saturating_pow(2);
    let all =
        drivers.iter().filter_map(|(width, _)| *width).fold(0, |sum: i64, width| sum.saturating_add(square(width)));
    for (width, driver) in &mut drivers {
        let share = |width| square(width).saturating_mul(Rate::ONE.units()).checked_div(all).unwrap_or(0);
        driver.share = width.map(share).map(Rate::of);
    }
    drivers.into_iter().map(|(_, driver)| driver).collect()
}

/// What the model of claims rates says of the lead group.
fn model<'a>(plan: &'a Plan, assumptions: &Assumptions) -> Option<ModelRate<'a>> {
    let group = plan.groups.get(plan.lead)?;
    let rate = RateModel::of(plan, group, assumptions)?.range();
    Some(ModelRate {
        group: &group.id,
        like: group.claims.like?,
        rate: RateRange { low: rate.low, likely: rate.likely, high: rate.high },
        forecast: assumptions.forecasts(plan, plan.lead),
    })
}

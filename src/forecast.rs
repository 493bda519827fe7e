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

use crate::claims::RateModel;
use crate::error::{Fault, Faults, Path};
use crate::estimate::{self, MoneyRange};
use crate::number::{Count, Rate, Unit, checked};
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
    checked(|| {
        let mut faults = Faults::default();
        let path = Path::ROOT.key("options");
        let mut request = Request::of_claimant(plan, input, &mut faults);
        // How a contingent fund turns out nobody can say: a forecast is of the way that is assumed, or else of the first.
        if let Gross::Scenarios { .. } = plan.fund.gross {
            request.assumptions.scenario.get_or_insert(0);
        }
        let counts = request.counts(plan, &mut faults);
        let simulator = Simulator::of(plan, &request);
        let most = simulator.times(MOST_DRAWS);
        let draws = within(options.draws, USUAL_DRAWS.min(most), (1, most), &path.key("draws"), &mut faults);
        let seed = within(options.seed, 1, (0, MOST_SEED), &path.key("seed"), &mut faults);
        faults.or(())?;

        let mut drawing = Drawing::new(simulator, request.assumptions, &counts);
        let mut generator = Generator::new(seed);
        let mut paid = Vec::new();
        let mut refused = None;
        for draw in 0..draws.unsigned_abs() {
            drawing.draw(&mut generator, draw, draws.unsigned_abs());
            match drawing.paid() {
                Ok(payment) => paid.push(payment),
                Err(refusal) => refused = refused.or(Some(refusal)),
            }
        }
        if let (true, Some(in_draw)) = (paid.is_empty(), refused) {
            // What an estimate says tells more than the first of the draws.
            estimate::check(plan, drawing.assumptions().clone(), drawing.own())?;
            return Err(Fault::from(in_draw).into());
        }
        Ok(Forecast {
            settlement: &plan.id,
            draws: Count::len(paid.len()),
            seed: Count::of(seed),
            payment: Percentiles { p10: percentile(&paid, 10), p50: percentile(&paid, 50), p90: percentile(&paid, 90) },
            histogram: histogram(&paid),
            drivers: drivers(&mut drawing),
            claims_rate_model: model(plan, drawing.assumptions()),
        })
    })?
}

/// What each uncertain figure does alone, the most important first.
fn drivers<'a>(drawing: &mut Drawing<'a>) -> Vec<Driver<'a>> {
    let mut drivers: Vec<(Option<i64>, Driver<'a>)> = Vec::new();
    for index in 0..drawing.variables.len() {
        let mut paid_at = |quantile| {
            drawing.only(index, quantile);
            drawing.paid().ok()
        };
        let ends = paid_at(Quantile::hundredths(10)).zip(paid_at(Quantile::hundredths(90)));
        let Some((kind, id)) = drawing.named(index) else { continue };
        let range = ends.map(|(a, b)| MoneyRange { low: a.min(b), high: a.max(b) });
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
        forecast: assumptions.forecasts(plan.lead, group),
    })
}

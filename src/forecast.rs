//! The forecast: what the reader is likely to be paid, as a distribution, from everything that is uncertain.
//!
//! Each uncertain figure is drawn many times: claims that nobody has counted from the model of claims rates, every other
//! figure between the ends of its range. For each draw the plan is carried out exactly, by the same division as an
//! estimate makes, and what the reader is paid is counted.

mod draw;
mod result;

pub use result::*;

use crate::amount::{Money, Rate, exactly, part_of};
use crate::claims::{is_forecast, lead};
use crate::estimate::{MoneyRange, assumed};
use crate::fault::{Code, Fault, Faults};
use crate::input::{Assumed, EstimateInput, ForecastOptions};
use crate::place::At;
use crate::read::Count;
use crate::settlement::{Gross, Position, Settlement};
use crate::trial;
use crate::typical::Typical;
use draw::{Drawing, Generator};

const MOST_DRAWS: i64 = 100_000;
const USUAL_DRAWS: i64 = 2_000;
const MOST_SEED: i64 = u32::MAX as i64;
const BINS: i64 = 30;

/// Works out a forecast.
///
/// # Errors
///
/// Faults of the answers, the assumptions and the options; and of the plan, if it can be carried out in no draw.
pub(crate) fn run<'a>(
    settlement: &'a Settlement,
    input: &EstimateInput,
    options: &ForecastOptions,
) -> Result<Forecast<'a>, Faults> {
    let mut faults = Faults::default();
    let at = At::ROOT.key("options");
    let (held, assumptions) = trial::reader(settlement, input, &mut faults);
    // How a contingent fund turns out nobody can say: a forecast is of the way that is assumed, or else of the first.
    let assumptions = match &settlement.fund.gross {
        Gross::Scenarios { scenarios } => assumptions.or_scenario(scenarios.first().map(|scenario| &scenario.id)),
        _ => assumptions,
    };
    exactly(|| {
        let counts = assumed(settlement, assumptions, &mut faults);
        let mut drawing = Drawing::new(settlement, assumptions, counts.unwrap_or_default(), &held);
        let most = drawing.trial.times(MOST_DRAWS);
        let draws = trial::within(options.draws, USUAL_DRAWS.min(most), (1, most), &at.key("draws"), &mut faults);
        let seed = trial::within(options.seed, 1, (0, MOST_SEED), &at.key("seed"), &mut faults);
        faults.finish(Some(()))?;

        let mut generator = Generator::new(seed);
        let draws = u64::try_from(draws).unwrap_or(0);
        let mut paid = Vec::new();
        for draw in 0..draws {
            drawing.draw(&mut generator, draw, draws);
            paid.extend(drawing.paid());
        }
        if paid.is_empty() {
            return Err(Fault::new(Code::NoClaims, String::new(), Vec::new()).into());
        }
        Ok(Forecast {
            settlement: &settlement.id,
            draws: Count(i64::try_from(paid.len()).unwrap_or(0)),
            seed: Count(seed),
            payment: Percentiles {
                p10: Money(percentile(&paid, 10)),
                p50: Money(percentile(&paid, 50)),
                p90: Money(percentile(&paid, 90)),
            },
            histogram: histogram(&paid),
            drivers: drivers(&mut drawing),
            typical: typical(settlement, assumptions),
        })
    })?
}

/// The least amount that at least so many hundredths of the draws do not exceed.
fn percentile(paid: &[i64], hundredths: usize) -> i64 {
    let wanted = paid.len().saturating_mul(hundredths).div_ceil(100);
    let mut least = paid.iter().min().copied().unwrap_or(0);
    let mut most = paid.iter().max().copied().unwrap_or(0);
    // Halving the amounts that come into question, instead of sorting: a tenth of the code, and as fast.
    while least < most {
        let middle = least.midpoint(most);
        if paid.iter().filter(|cents| **cents <= middle).count() >= wanted {
            most = middle;
        } else {
            least = middle.saturating_add(1);
        }
    }
    least
}

/// How many draws lie where. The bins between are equally wide; the first begins at the least, the last ends at the most.
fn histogram(paid: &[i64]) -> Vec<Bin> {
    let (least, most) = (percentile(paid, 0), percentile(paid, 100));
    if least == most {
        return Vec::new();
    }
    let first = percentile(paid, 1);
    let span = percentile(paid, 99).saturating_sub(first).saturating_add(1);
    let bins = BINS.min(span);
    // Where the bin after it begins, cut down to a cent.
    let end = |bin: i64| first.saturating_add(part_of(span, bin.saturating_add(1), bins));
    let mut histogram = Vec::new();
    let mut from = least;
    let mut below = 0;
    for bin in 0..bins {
        let to = if bin.saturating_add(1) == bins { most } else { end(bin).saturating_sub(1) };
        let up_to = paid.iter().filter(|cents| **cents <= to).count();
        let draws = Count(i64::try_from(up_to.saturating_sub(below)).unwrap_or(0));
        histogram.push(Bin { from: Money(from), to: Money(to), draws });
        (from, below) = (to.saturating_add(1), up_to);
    }
    histogram
}

/// What each uncertain figure does alone, the most important first.
fn drivers<'a>(drawing: &mut Drawing<'a, '_>) -> Vec<Driver<'a>> {
    let mut drivers: Vec<(i64, Driver<'a>)> = Vec::new();
    for index in 0..drawing.variables.len() {
        let mut paid_at = |position| {
            drawing.only(index, position);
            drawing.paid().unwrap_or(0)
        };
        let (a, b) = (paid_at(Position::hundredths(10)), paid_at(Position::hundredths(90)));
        let Some(variable) = drawing.variables.get(index) else { continue };
        let width = a.abs_diff(b).cast_signed();
        let (kind, id) = variable.named();
        let range = MoneyRange { low: Money(a.min(b)), high: Money(a.max(b)) };
        let place = drivers.iter().position(|(other, _)| *other < width).unwrap_or(drivers.len());
        drivers.insert(place, (width, Driver { kind, id, range, share: Rate(0) }));
    }
    // So scaled that the widest is below 2^16, and all squares and their parts in thousand millions far below 2^63.
    let scale = drivers.first().map_or(0, |(width, _)| *width).div_euclid(1 << 16).saturating_add(1);
    let square = |width: i64| width.div_euclid(scale).saturating_pow(2);
    let all = drivers.iter().fold(0, |sum: i64, (width, _)| sum.saturating_add(square(*width)));
    for (width, driver) in &mut drivers {
        let share = square(*width).saturating_mul(1_000_000_000).checked_div(all).unwrap_or(0);
        driver.share = Rate(share);
    }
    drivers.into_iter().map(|(_, driver)| driver).collect()
}

/// What the model says of the lead group.
fn typical<'a>(settlement: &'a Settlement, assumptions: Assumed<'_>) -> Option<TypicalRate<'a>> {
    let group = lead(settlement)?;
    let rate = Typical::of(settlement, group, assumptions)?.range();
    Some(TypicalRate {
        group: &group.id,
        like: group.claims.like?,
        rate: RateRange { low: rate.low, likely: rate.likely, high: rate.high },
        forecast: is_forecast(group, assumptions),
    })
}

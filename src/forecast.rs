//! The forecast: what the reader is likely to be paid, as a distribution, from everything that is uncertain.
//!
//! Each uncertain figure is drawn many times: claims that nobody has counted from the model of claims rates, every other
//! figure between the ends of its range. For each draw the plan is carried out exactly, by the same division as an
//! estimate makes, and what the reader is paid is counted.

mod draw;
mod result;

pub use result::*;

use crate::amount::{Money, Rate, exactly, mul, sub};
use crate::claims::{is_forecast, lead};
use crate::estimate::assumed;
use crate::fault::{Code, Faults};
use crate::input::{Assumptions, EstimateInput, ForecastOptions};
use crate::place::At;
use crate::read::Count;
use crate::settlement::{Gross, Position, Settlement};
use crate::trial;
use crate::typical::Typical;
use draw::{Drawing, Generator};

const MOST_DRAWS: i128 = 100_000;
const USUAL_DRAWS: i128 = 2_000;
/// The most cohorts that one forecast divides: some seconds.
const MOST_DIVIDED: i128 = 20_000_000;
const MOST_SEED: i128 = u32::MAX as i128;
const BINS: i128 = 30;

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
    let assumptions = &one_scenario(settlement, assumptions);
    exactly(|| {
        let counts = assumed(settlement, assumptions, &mut faults);
        let mut drawing = Drawing::new(settlement, assumptions, counts.unwrap_or_default(), &held);
        let most = MOST_DIVIDED.checked_div(drawing.cohorts()).unwrap_or(MOST_DRAWS).min(MOST_DRAWS);
        let draws = trial::within(options.draws, USUAL_DRAWS.min(most), (1, most), &at.key("draws"), &mut faults);
        let seed = trial::within(options.seed, 1, (0, MOST_SEED), &at.key("seed"), &mut faults);
        faults.finish(Some(()))?;

        let mut generator = Generator::new(seed);
        let mut paid = Vec::with_capacity(usize::try_from(draws).unwrap_or(0));
        for draw in 0..draws {
            drawing.draw(&mut generator, draw, draws);
            paid.extend(drawing.paid());
        }
        if paid.is_empty() {
            let mut faults = Faults::default();
            faults.push(Code::NoClaims, &At::ROOT, &[]);
            return Err(faults);
        }
        Ok(Forecast {
            settlement: &settlement.id,
            draws: Count(i128::try_from(paid.len()).unwrap_or(0)),
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

/// How a contingent fund turns out nobody can say: a forecast is of the way that is assumed, or else of the first.
fn one_scenario(settlement: &Settlement, assumptions: &Assumptions) -> Assumptions {
    let mut assumptions = assumptions.clone();
    if let Gross::Scenarios { scenarios } = &settlement.fund.gross {
        assumptions.scenario = assumptions.scenario.or_else(|| scenarios.first().map(|scenario| scenario.id.clone()));
    }
    assumptions
}

/// The least amount that at least so many hundredths of the draws do not exceed.
fn percentile(paid: &[i128], hundredths: usize) -> i128 {
    let wanted = paid.len().saturating_mul(hundredths).div_ceil(100);
    let least = paid.iter().min().copied().unwrap_or(0);
    let most = paid.iter().max().copied().unwrap_or(0);
    // Halving the amounts that come into question, instead of sorting: a tenth of the code, and as fast.
    let (mut least, mut most) = (least, most);
    while least < most {
        let middle = least.saturating_add(sub(most, least).div_euclid(2));
        if paid.iter().filter(|cents| **cents <= middle).count() >= wanted {
            most = middle;
        } else {
            least = middle.saturating_add(1);
        }
    }
    least
}

/// How many draws lie where. The bins between are equally wide; the first begins at the least, the last ends at the most.
fn histogram(paid: &[i128]) -> Vec<Bin> {
    let (first, last) = (percentile(paid, 1), percentile(paid, 99));
    let (least, most) = (percentile(paid, 0), percentile(paid, 100));
    if least == most {
        return Vec::new();
    }
    let span = sub(last, first).saturating_add(1);
    let bins = BINS.min(span);
    let edge = |index: i128| first.saturating_add(mul(span, index).div_euclid(bins));
    let mut histogram: Vec<_> = (0..bins)
        .map(|index| {
            let from = if index == 0 { least } else { edge(index) };
            let to = if index.saturating_add(1) == bins { most } else { sub(edge(index.saturating_add(1)), 1) };
            Bin { from: Money(from), to: Money(to), draws: Count(0) }
        })
        .collect();
    for cents in paid {
        if let Some(bin) = histogram.iter_mut().find(|bin| *cents <= bin.to.0) {
            bin.draws.0 = bin.draws.0.saturating_add(1);
        }
    }
    histogram
}

/// What each uncertain figure does alone, the most important first.
fn drivers<'a>(drawing: &mut Drawing<'a, '_>) -> Vec<Driver<'a>> {
    let mut drivers: Vec<Driver<'a>> = Vec::new();
    let mut widths = Vec::new();
    for index in 0..drawing.variables.len() {
        let mut paid_at = |position| {
            drawing.only(index, position);
            drawing.paid().unwrap_or(0)
        };
        let (a, b) = (paid_at(Position::hundredths(10)), paid_at(Position::hundredths(90)));
        let Some(variable) = drawing.variables.get(index).copied() else { continue };
        let (low, high) = (a.min(b), a.max(b));
        let width = sub(high, low);
        let place = widths.iter().position(|other| *other < width).unwrap_or(widths.len());
        widths.insert(place, width);
        let (kind, id) = variable.named();
        let range = crate::estimate::MoneyRange { low: Money(low), high: Money(high) };
        drivers.insert(place, Driver { kind, id, range, share: Rate(0) });
    }
    // Widths below a million keep their squares far inside 128 bits.
    let scale = widths.first().copied().unwrap_or(0).div_euclid(1_000_000).max(1);
    let square = |width: i128| mul(width.div_euclid(scale), width.div_euclid(scale));
    let all = widths.iter().fold(0, |sum: i128, width| sum.saturating_add(square(*width)));
    for (driver, width) in drivers.iter_mut().zip(widths) {
        driver.share = Rate(mul(square(width), crate::amount::RATE_UNITS).checked_div(all).unwrap_or(0));
    }
    drivers
}

/// What the model says of the lead group.
fn typical<'a>(settlement: &'a Settlement, assumptions: &Assumptions) -> Option<TypicalRate<'a>> {
    let group = lead(settlement)?;
    let rate = Typical::of(settlement, group, assumptions)?.range();
    Some(TypicalRate {
        group: &group.id,
        like: group.claims.like?,
        rate: RateRange { low: rate.low, likely: rate.likely, high: rate.high },
        forecast: is_forecast(group, assumptions),
    })
}

//! How many usually claim: a model of claims rates, fitted to settlements in which the claims were counted.
//!
//! On the scale of log-odds, `ln(rate / (1 - rate))`, the rate of a common fund is taken to lie about a line in the
//! logarithm of the dollars there are for each member; that of a settlement over biometrics in Illinois about a
//! constant. A new settlement differs from that by the scatter between settlements, which is Student's t, so that a few
//! may lie far off, and by what is not known of the fit itself, which makes the scatter seem wider. `scripts/fit.mjs`
//! fits it to `data/claims-rates.json`; DESIGN.md says what it is worth.
//!
//! The only floating-point numbers of the core are here, and no payment is made of them: they end as rates in
//! billionths. Addition, multiplication, division and square root are exact by IEEE 754 wherever this runs, and
//! logarithm and exponential are those of the crate `libm`, compiled in, so the same settlement has the same rates to
//! the last bit natively and in every browser.
#![allow(clippy::float_arithmetic)]

use super::fitted::{BIOMETRIC_ILLINOIS, COMMON_FUND, QUANTILES, SCATTER};
use crate::number::{Money, Rate, Unit};
use crate::plan::{Assumptions, Group, Plan};
use crate::settlement::{Like, Quantile, Range};

/// What the model says of a group's claims rate: a distribution.
pub(crate) struct RateModel {
    /// The middle, as log-odds.
    centre: f64,
    /// What a quantile of Student's t is multiplied by.
    width: f64,
}

impl RateModel {
    /// What the model says of a group; `None` if the file does not say what it is like.
    pub(crate) fn of(plan: &Plan, group: &Group, assumptions: &Assumptions) -> Option<Self> {
        let line = match group.claims.like? {
            Like::CommonFund => COMMON_FUND,
            Like::BiometricIllinois => BIOMETRIC_ILLINOIS,
        };
        // Both are within the limits of a file, so below 2^53, and exact.
        let gross = plan.fund.gross.stated(assumptions.scenario)?.likely;
        let members = group.members.as_ref()?.likely.get();
        if gross <= Money::ZERO || members <= 0 {
            return None;
        }
        let x = libm::log(gross.cents() as f64 / 100.0 / members as f64);
        let [constant, mixed, square] = line.doubt;
        let doubt = constant + 2.0 * mixed * x + square * x * x;
        Some(Self { centre: line.intercept + line.slope * x, width: SCATTER * (1.0 + doubt).sqrt() })
    }

    /// The rate that so many hundredths of settlements like this one stay below. At both ends it is what all but one in
    /// two thousand stay on this side of.
    fn percentile(&self, hundredths: usize) -> Rate {
        let (sign, from_middle) =
            if hundredths < 50 { (-1.0, 50_usize.abs_diff(hundredths)) } else { (1.0, hundredths.abs_diff(50)) };
        let quantile = QUANTILES.get(from_middle).copied().unwrap_or_default();
        // Beyond 30 the odds are so long that the rate is nought or one to nine decimals.
        let log_odds = (self.centre + sign * self.width * quantile).clamp(-30.0, 30.0);
        let odds = libm::exp(log_odds);
        // Half a unit is added and the rest cut off: to the nearest.
        let billionths = odds / (1.0 + odds) * 1e9 + 0.5;
        Rate::of(billionths as i64)
    }

    /// What is likely, and the range that eight of ten stay within: the 10th, 50th and 90th percentile.
    pub(crate) fn range(&self) -> Range<Rate> {
        Range { low: self.percentile(10), likely: self.percentile(50), high: self.percentile(90) }
    }

    pub(crate) fn percentiles(&self) -> Percentiles {
        Percentiles((0..=100).map(|hundredths| self.percentile(hundredths)).collect())
    }
}

/// All percentiles of a claims rate.
pub(crate) struct Percentiles(Vec<Rate>);

impl Percentiles {
    /// The rate at a quantile among all settlements like this one, between its percentiles in a straight line.
    pub(crate) fn at(&self, quantile: Quantile) -> Rate {
        let scaled = u64::from(quantile.steps()).saturating_mul(100);
        let (index, steps) = (scaled.div_euclid(Quantile::WHOLE), scaled.rem_euclid(Quantile::WHOLE));
        let index = usize::try_from(index).unwrap_or(100);
        let below = self.0.get(index).copied().unwrap_or_default().units();
        let above = self.0.get(index.saturating_add(1)).map_or(below, |rate| rate.units());
        let part = steps.cast_signed().saturating_mul(above.saturating_sub(below));
        Rate::of(below.saturating_add(part.div_euclid(Quantile::WHOLE.cast_signed())))
    }
}

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

mod fitted;

use crate::amount::Rate;
use crate::input::Assumed;
use crate::settlement::{Group, Like, Position, Range, Settlement};
use fitted::{BIOMETRIC_ILLINOIS, COMMON_FUND, QUANTILES, SCATTER};

/// What the model says of a group's claims rate: a distribution.
pub(crate) struct Typical {
    /// The middle, as log-odds.
    centre: f64,
    /// What a quantile of Student's t is multiplied by.
    width: f64,
}

impl Typical {
    /// What the model says of a group; `None` if the file does not say what it is like.
    pub(crate) fn of(settlement: &Settlement, group: &Group, assumptions: Assumed<'_>) -> Option<Self> {
        let line = match group.claims.like? {
            Like::CommonFund => COMMON_FUND,
            Like::BiometricIllinois => BIOMETRIC_ILLINOIS,
        };
        // Both are within the limits of a file, so below 2^53, and exact.
        let gross = settlement.fund.gross.stated(assumptions)?.likely.0;
        let members = group.members.as_ref()?.count.likely.0;
        if gross <= 0 || members <= 0 {
            return None;
        }
        let x = libm::log(gross as f64 / 100.0 / members as f64);
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
        Rate(billionths as i64)
    }

    /// What is likely, and the range that eight of ten stay within: the 10th, 50th and 90th percentile.
    pub(crate) fn range(&self) -> Range<Rate> {
        Range { low: self.percentile(10), likely: self.percentile(50), high: self.percentile(90) }
    }

    /// All percentiles, for [`drawn`].
    pub(crate) fn percentiles(&self) -> Vec<i64> {
        (0..=100).map(|hundredths| self.percentile(hundredths).0).collect()
    }
}

/// The rate at a position among all settlements like this one, between its percentiles in a straight line.
pub(crate) fn drawn(percentiles: &[i64], position: Position) -> i64 {
    let whole = u64::from(Position::HALF).saturating_mul(2);
    let scaled = u64::from(position.steps()).saturating_mul(100);
    let (index, steps) = (scaled.checked_div(whole).unwrap_or(0), scaled.checked_rem(whole).unwrap_or(0));
    let index = usize::try_from(index).unwrap_or(100);
    let below = percentiles.get(index).copied().unwrap_or_default();
    let above = percentiles.get(index.saturating_add(1)).copied().unwrap_or(below);
    let part = steps.cast_signed().saturating_mul(above.saturating_sub(below)).checked_div(whole.cast_signed());
    below.saturating_add(part.unwrap_or(0))
}

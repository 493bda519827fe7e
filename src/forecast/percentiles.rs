//! Where many payments lie.

use super::Bin;
use crate::number::{Count, Money, Unit};

const BINS: i64 = 30;

/// The least amount that at least so many hundredths of the payments do not exceed.
pub(super) fn percentile(paid: &[Money], hundredths: usize) -> Money {
    let wanted = paid.len().saturating_mul(hundredths).div_ceil(100);
    let cents = |money: Option<&Money>| money.map_or(0, |money| money.cents());
    let (mut least, mut most) = (cents(paid.iter().min()), cents(paid.iter().max()));
    // Halving the amounts that come into question, instead of sorting: a tenth of the code, and as fast.
    while least < most {
        let middle = least.midpoint(most);
        if up_to(paid, Money::of(middle)) >= wanted {
            most = middle;
        } else {
            least = middle.saturating_add(1);
        }
    }
    Money::of(least)
}

fn up_to(paid: &[Money], most: Money) -> usize {
    paid.iter().filter(|payment| **payment <= most).count()
}

/// How many payments lie where. The bins between are equally wide; the first begins at the least, the last ends at the most.
pub(super) fn histogram(paid: &[Money]) -> Vec<Bin> {
    let (least, most) = (percentile(paid, 0), percentile(paid, 100));
    if least == most {
        return Vec::new();
    }
    let cent = Money::of(1);
    let first = percentile(paid, 1);
    let span = percentile(paid, 99) - first + cent;
    let bins = BINS.min(span.cents());
    let mut histogram = Vec::new();
    let (mut from, mut below) = (least, 0);
    for bin in 1..=bins {
        // Where the bin after it begins, cut down to a cent.
        let end = || first + Money::from((span * bin).floor_by(bins).narrow());
        let to = if bin == bins { most } else { end() - cent };
        let so_far = up_to(paid, to);
        histogram.push(Bin { from, to, draws: Count::len(so_far.saturating_sub(below)) });
        (from, below) = (to + cent, so_far);
    }
    histogram
}

//! Largest remainder: who gets the units that cutting down leaves.
//!
//! Hamilton's method, by which the seats of the House of Representatives were apportioned from 1850 to 1900.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Count;

/// Claims alike, from each of which cutting down took the same part of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutOff {
    /// How many claims.
    pub claims: Count,
    /// What was cut off each, in parts of a unit that are the same for all.
    pub part: i128,
}

/// Spreads `left` units by largest remainder (Hamilton's rule): one each to the claims from which most was cut off, none
/// to those from which nothing was. Of claims that lost the same, those that stand first come first: with claims sorted
/// by id, the lower id. Gives the number of units for each entry.
///
/// ```
/// # use prorata::{Count, largest_remainder::{CutOff, spread}};
/// // 100 cents by 2 : 3 : 1 are 33 1/3, 50 and 16 2/3; the cent that is left goes to the last.
/// let cut = [2, 0, 4].map(|part| CutOff { claims: Count::ONE, part });
/// assert_eq!(spread(1, &cut), [0, 0, 1]);
/// ```
#[must_use]
pub fn spread(left: i64, cut: &[CutOff]) -> Vec<i64> {
    let mut order: BinaryHeap<_> = cut.iter().enumerate().map(|(index, cut)| (cut.part, Reverse(index))).collect();
    let mut units = vec![0; cut.len()];
    let mut left = left;
    while let Some((_, Reverse(index))) = order.pop() {
        if let (Some(cut), Some(units)) = (cut.get(index).filter(|cut| cut.part > 0), units.get_mut(index)) {
            *units = cut.claims.get().min(left.max(0));
            left = left.saturating_sub(*units);
        }
    }
    units
}

/// As [`spread`], for a list of single claims, each with its id and the part that was cut off. Of claims that lost the same,
/// the lower id comes first, in whatever order the list is handed in; so the same claims are always paid the same. Ids
/// must differ. Gives the units for each entry, in the order of the list.
///
/// ```
/// # use prorata::largest_remainder::spread_by_id;
/// // Two cents among three claims that lost the same: those with the lower ids have them.
/// assert_eq!(spread_by_id(2, &[("C-9", 1), ("C-1", 1), ("C-5", 1)]), [0, 1, 1]);
/// ```
#[must_use]
pub fn spread_by_id<Id: Ord>(left: i64, claims: &[(Id, i128)]) -> Vec<i64> {
    let mut by_id: Vec<_> = claims.iter().enumerate().collect();
    by_id.sort_by(|(_, (a, _)), (_, (b, _))| a.cmp(b));
    let cut: Vec<_> = by_id.iter().map(|(_, (_, part))| CutOff { claims: Count::ONE, part: *part }).collect();
    let mut units = vec![0; claims.len()];
    for ((index, _), more) in by_id.into_iter().zip(spread(left, &cut)) {
        if let Some(units) = units.get_mut(index) {
            *units = more;
        }
    }
    units
}

//! Weights, factors and limits as they are written.

use super::{LimitKind, Weights};
use crate::allocation::ClaimPayment;
use crate::number::{Fraction, SHARE_UNITS, Wide};
use crate::plan::Pool;

pub(super) fn weights(pool: &Pool) -> Weights {
    if pool.by_value { Weights::Values } else { Weights::Shares }
}

/// A weight as text: shares without trailing zeros, or dollars and cents.
pub(super) fn weight_text(pool: &Pool, weight: impl Into<Wide>) -> String {
    let weight: Wide = weight.into();
    if pool.by_value { weight.text(2) } else { weight.short_text(6) }
}

/// Dollars for one share (two decimals if that is all there is, else six), or the part of a value that is paid.
pub(super) fn factor_text(pool: &Pool, factor: Fraction) -> String {
    let value = in_millionths(pool, factor).floor();
    if !pool.by_value && value.remainder_by(MILLIONTHS_OF_A_CENT) == Wide::default() {
        value.floor_by(MILLIONTHS_OF_A_CENT).text(2)
    } else {
        value.short_text(6)
    }
}

/// Whether that text is cut down: then what is multiplied by it does not come to the payment.
pub(super) fn factor_cut(pool: &Pool, factor: Fraction) -> bool {
    in_millionths(pool, factor).cut_off() > Wide::default()
}

const MILLIONTHS_OF_A_CENT: i64 = 10_000;

/// Millionths of a dollar for one share, or of a claim's value.
fn in_millionths(pool: &Pool, factor: Fraction) -> Fraction {
    let factor = factor * SHARE_UNITS;
    if pool.by_value { factor } else { factor * MILLIONTHS_OF_A_CENT }
}

pub(super) fn limit_kind(payment: &ClaimPayment) -> Option<LimitKind> {
    if payment.dropped { Some(LimitKind::DeMinimis) } else { payment.limit.map(LimitKind::from) }
}

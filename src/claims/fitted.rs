//! Made by `npm run fit`; do not edit.
//!
//! What part of a class claims: lines in the log-odds of the claims rate with errors of Student's t, the most likely ones
//! for the 24 settlements in `data/claims-rates.json` that are in the fit.

/// The scale of what the lines leave unexplained, in log-odds: by what Student's t is multiplied.
pub(super) const SCATTER: f64 = 0.621211648443;

/// The log-odds that a kind of settlement is expected to have, as a line in `x`, the logarithm of the fund in dollars
/// for each member of the class.
pub(super) struct Line {
    pub(super) intercept: f64,
    pub(super) slope: f64,
    /// How far the line itself is in doubt: its variance at `x` is `doubt[0] + 2 doubt[1] x + doubt[2] x^2` times the
    /// square of the scatter.
    pub(super) doubt: [f64; 3],
}

/// Common funds in which people must claim.
#[rustfmt::skip]
pub(super) const COMMON_FUND: Line = Line {
    intercept: -3.4764861447,
    slope: 0.36235522794,
    doubt: [0.16584677157, -0.0537618907878, 0.0313613344546],
};

/// Settlements under Illinois' law on biometric data: a constant.
#[rustfmt::skip]
pub(super) const BIOMETRIC_ILLINOIS: Line = Line { intercept: -0.794104912742, slope: 0.0, doubt: [0.28, 0.0, 0.0] };

/// Student's t with 4 degrees of freedom at 0.50, 0.51, ... 0.99, and last at 0.9995.
#[rustfmt::skip]
pub(super) const QUANTILES: [f64; 51] = [
    0.0, 0.0266706183026, 0.0533649708991, 0.0801069148066, 0.106920554051, 0.133830367112,
    0.160861339208, 0.188039101203, 0.215390077087, 0.242941642214, 0.270722294708, 0.298761842848,
    0.327091611648, 0.355744672379, 0.384756099474, 0.414163260093, 0.444006142624, 0.474327731764,
    0.50517443941, 0.536596602684, 0.56864906305, 0.601391843836, 0.634890947853, 0.669219302397,
    0.704457886385, 0.740697084113, 0.778038323233, 0.816596072202, 0.856500296566, 0.897899506804,
    0.940964577235, 0.98589358199, 1.03291799026, 1.08231070454, 1.13439663797, 1.18956685244,
    1.24829779039, 1.31117795826, 1.37894579145, 1.45254479325, 1.53320627406, 1.62257796566,
    1.72293254816, 1.83752351494, 1.97123246467, 2.13184678633, 2.33287256045, 2.60076199505,
    2.99852787321, 3.74694738798, 8.61030158138,
];

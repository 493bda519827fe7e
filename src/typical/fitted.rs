//! Made by `npm run fit`; do not edit.
//!
//! What part of a class claims: least squares on the log-odds of the claims rate, over the 24 settlements in
//! `data/claims-rates.json` that are in the fit.

/// The standard deviation of what the lines leave unexplained, in log-odds, with 21 degrees of freedom.
pub(super) const SCATTER: f64 = 0.794487416617;

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
pub(super) const COMMON_FUND: Line = Line {
    intercept: -3.83317507285,
    slope: 0.519417030252,
    doubt: [0.118461979693, -0.0384013505627, 0.0224009531819],
};

/// Settlements under Illinois' law on biometric data: a constant.
pub(super) const BIOMETRIC_ILLINOIS: Line = Line { intercept: -0.799826260825, slope: 0.0, doubt: [0.2, 0.0, 0.0] };

/// Student's t with 21 degrees of freedom at 0.50, 0.51, ... 0.99, and last at 0.9995.
#[rustfmt::skip]
pub(super) const QUANTILES: [f64; 51] = [
    0.0, 0.0253692108903, 0.0507555404701, 0.0761761852723, 0.101648498427, 0.127190070256,
    0.152818811676, 0.178553041455, 0.20441157843, 0.230413839936, 0.256579947831, 0.282930843686,
    0.309488414954, 0.336275634206, 0.363316713892, 0.39063727951, 0.418264564636, 0.44622763193,
    0.474557625088, 0.503288057787, 0.532455147014, 0.562098199878, 0.592260065209, 0.622987664078,
    0.654332617039, 0.686351990727, 0.71910919285, 0.752675053131, 0.787129139366, 0.822561373569,
    0.859074035195, 0.89678426934, 0.935827262074, 0.976360309362, 1.01856810137, 1.06266968813,
    1.10892781594, 1.15766167894, 1.20926471148, 1.26423003113, 1.32318787387, 1.38696254984,
    1.45666263328, 1.5338308897, 1.62070903401, 1.72074290281, 1.83965114151, 1.98804064062,
    2.18942727047, 2.51764801604, 3.81927716427,
];

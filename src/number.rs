//! Numbers: the quantities of a settlement, whole numbers that note when they leave their bits, exact fractions, largest
//! remainders, and days. Nothing here is a floating-point number.

mod checked;
mod date;
mod fraction;
pub mod largest_remainder;
mod quantity;

pub(crate) use checked::{Int, Wide};
pub use checked::{Overflow, checked};
pub use date::{Date, PartialDate};
pub use fraction::Fraction;
pub use quantity::{Count, Money, Multiple, Percent, Rate, Shares, Weight};
pub(crate) use quantity::{MAX_CENTS, MAX_CLAIM_CENTS, MAX_COUNT, MAX_SHARE_UNITS, RATE_UNITS, SHARE_UNITS, Unit};

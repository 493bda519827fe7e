//! What lawyers are usually paid where nobody has published what they were.
//!
//! Courts nearly always award fees out of a common fund as a percentage of it (Federal Rules of Civil Procedure, rule 23(h)). All
//! federal class settlements of 2006 and 2007 have been studied: 25 % was awarded on average and in the middle case, and 15 %
//! of all the money, since larger funds pay smaller parts (Fitzpatrick 2010). A third is what is widely quoted, and above
//! what is usual (Eisenberg and Miller 2004). `data/fee-awards.json` has the figures with their sources; a test holds these to
//! them.
//!
//! There is nothing like it for other costs: what running a settlement costs hardly grows with the fund, and the published
//! percentages are of other things.

use crate::number::{Percent, Unit};
use crate::settlement::{DeductionAmount, DeductionKind, Range};

/// Ten millionths of a percent make one.
const PERCENT: i64 = 10_000_000;

impl DeductionAmount {
    /// The percentage of the gross fund that stands in for attorneys' fees that nobody has published.
    pub(crate) fn usual(&self, kind: DeductionKind) -> Option<Range<Percent>> {
        let usual = Range { low: 15 * PERCENT, likely: 25 * PERCENT, high: 333_333_333 };
        (kind == DeductionKind::AttorneysFees && matches!(self, Self::Unknown(_))).then(|| usual.map(Percent::of))
    }
}

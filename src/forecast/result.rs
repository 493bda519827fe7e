//! The shape of a forecast.

use crate::amount::{Money, Rate};
use crate::estimate::MoneyRange;
use crate::read::{Count, Id};
use crate::settlement::Like;
use crate::write::{written_record, written_words};

written_record! {
    /// What a reader is likely to be paid in the first distribution, with everything uncertain drawn many times.
    Forecast<'a> {
        /// Id of the settlement.
        settlement: &'a Id = "settlement",
        /// How many draws count: those in which the plan can be carried out.
        draws: Count = "draws",
        /// Where the drawing began.
        seed: Count = "seed",
        /// What the reader is paid.
        payment: Percentiles = "payment",
        /// How many draws lie where. Empty if the payment is the same in all of them.
        histogram: Vec<Bin> = "histogram",
        /// What the range comes from, the most important first. Empty if nothing is uncertain.
        drivers: Vec<Driver<'a>> = "drivers",
        /// How many usually claim. Null if the file does not say which settlements this one is like.
        typical: Option<TypicalRate<'a>> = "typical",
    }
}

written_record! {
    /// Amounts that so many of a hundred draws do not exceed.
    #[derive(Copy, Eq)]
    Percentiles {
        /// Ten.
        p10: Money = "p10",
        /// Fifty.
        p50: Money = "p50",
        /// Ninety.
        p90: Money = "p90",
    }
}

written_record! {
    /// Draws of about the same amount.
    #[derive(Copy, Eq)]
    Bin {
        /// The least amount in it.
        from: Money = "from",
        /// The most.
        to: Money = "to",
        /// How many draws.
        draws: Count = "draws",
    }
}

written_record! {
    /// What a part of the range comes from.
    Driver<'a> {
        /// What is uncertain.
        kind: DriverKind = "kind",
        /// Id of the group or the deduction; null for what has none.
        id: Option<&'a Id> = "id",
        /// What the reader is paid at its 10th and its 90th percentile, everything else being likely; the lower first.
        range: MoneyRange = "range",
        /// How much of the range comes from it: the square of that width, as a part of the sum of all squares, to about a millionth.
        share: Rate = "share",
    }
}

written_words! {
    /// What is uncertain.
    DriverKind {
        /// How many claim: the claims of the lead group, and of the others as far as they go with it.
        ClaimsRate = "claims-rate",
        /// The claims of one group, as far as they do not go with the lead group.
        Group = "group",
        /// What a deduction takes.
        Deduction = "deduction",
        /// The gross fund.
        Fund = "fund",
        /// What the claims of a group are for.
        Spread = "spread",
        /// Weights and limits that the plan leaves open.
        Plan = "plan",
    }
}

written_record! {
    /// What the model of claims rates says of the lead group.
    TypicalRate<'a> {
        /// Id of the group.
        group: &'a Id = "group",
        /// Which settlements it is like.
        like: Like = "like",
        /// The rates that eight of ten such settlements stay within.
        rate: RateRange = "rate",
        /// Whether the forecast draws from it. If not, claims are counted, stated or assumed.
        forecast: bool = "forecast",
    }
}

written_record! {
    /// Claims rates from low to high.
    #[derive(Copy, Eq)]
    RateRange {
        /// The 10th percentile.
        low: Rate = "low",
        /// The 50th.
        likely: Rate = "likely",
        /// The 90th.
        high: Rate = "high",
    }
}

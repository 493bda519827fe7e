//! What is asked for: the claimant's answers, the assumptions to try instead of the file's figures, and options.

use super::decode::{Id, Map, one_of, record, words};
use super::{Answer, ClaimsNumber, DeductionAmount};
use crate::number::{Count, Money, Rate};

record! {
    /// What an estimate is asked for. Everything may be left out.
    #[derive(Default)]
    EstimateInput {
        /// The claimant's answers, by question. Left out, the estimate is of the plan alone and has no claimant. Given, every question that is asked needs one.
        answers: Option<Map<Id, Answer>> = "answers",
        /// What to assume instead of the file's figures.
        assumptions: Option<Assumptions> = "assumptions",
    }
}

record! {
    /// What to assume instead of the file's figures.
    #[derive(Default)]
    Assumptions {
        /// Claims rate of the lead group, the first that is not within another. The odds that a member of any other group claims move by the same factor; the claims of a group whose members are not counted go in proportion with those of the group around it, or of the lead group.
        claims_rate: Option<Rate> = "claimsRate",
        /// Claims of single groups. Those of the groups within go in proportion, unless they are given as well or move with the claims rate.
        claims: Option<Map<Id, ClaimsNumber>> = "claims",
        /// Single deductions.
        deductions: Option<Map<Id, DeductionAmount>> = "deductions",
        /// Id of the way a contingent fund turns out.
        scenario: Option<Id> = "scenario",
    }
}

record! {
    /// How a forecast is made.
    #[derive(Default)]
    ForecastOptions {
        /// How many times everything uncertain is drawn: from 1 to 100,000, fewer for a settlement with very many cohorts. Default: 2,000, or as many as are allowed.
        draws: Option<Count> = "draws",
        /// Where the drawing begins, from 0 to 4,294,967,295. The same seed always gives the same draws. Default: 1.
        seed: Option<Count> = "seed",
    }
}

record! {
    /// What a curve shows.
    CurveOptions {
        /// What varies along it.
        over: Over = "over",
        /// How many points, from 2 to 10,000, fewer for a settlement with very many cohorts. Default: 200. Points that fall together are one.
        points: Option<Count> = "points",
        /// How they lie. Default: `linear`.
        spacing: Option<Spacing> = "spacing",
    }
}

one_of! {
    /// What varies along a curve.
    Over {
        /// The claims rate of the lead group, with which the claims of all other groups move.
        ClaimsRate(RateSpan) = "claimsRate",
        /// The claims of one group.
        Claims(ClaimsOver) = "claims",
        /// The claims rate of one group.
        Rate(RateOver) = "rate",
        /// What one deduction takes, as a fixed amount.
        Deduction(DeductionOver) = "deduction",
    }
}

record! {
    /// From one claims rate to another.
    RateSpan {
        /// The first.
        from: Rate = "from",
        /// The last.
        to: Rate = "to",
    }
}

record! {
    /// From one number of claims of a group to another.
    ClaimsOver {
        /// Id of the group.
        group: Id = "group",
        /// The first.
        from: Count = "from",
        /// The last.
        to: Count = "to",
    }
}

record! {
    /// From one claims rate of a group to another.
    RateOver {
        /// Id of the group.
        group: Id = "group",
        /// The first.
        from: Rate = "from",
        /// The last.
        to: Rate = "to",
    }
}

record! {
    /// From one amount of a deduction to another.
    DeductionOver {
        /// Id of the deduction.
        id: Id = "id",
        /// The first.
        from: Money = "from",
        /// The last.
        to: Money = "to",
    }
}

words! {
    /// How the points of a curve lie.
    Spacing {
        /// At equal distances.
        Linear = "linear",
        /// Each by the same factor above the one before.
        Log = "log",
    }
}

record! {
    /// What claims are sought for.
    SolveOptions {
        /// The payment to the claimant, in the first distribution.
        payment: Money = "payment",
        /// Id of the group whose claims are sought; those within it go in proportion, all others stay as they are. Left out: the lead group, the first that is not within another; where its members are counted, the claims of all other groups move with its rate.
        group: Option<Id> = "group",
    }
}

//! What an estimate is asked for: the reader's answers, and the assumptions to try instead of the file's figures.

use crate::amount::{Money, Rate};
use crate::read::{Count, Id, Map, one_of, record, words};
use crate::settlement::{Answer, ClaimsNumber, DeductionAmount};

record! {
    /// What an estimate is asked for. Everything may be left out.
    EstimateInput {
        /// The reader's answers, by question. Left out, the estimate is of the plan alone and has no reader. Given, every question that is asked needs one.
        answers: Option<Map<Id, Answer>> = "answers",
        /// What to assume instead of the file's figures.
        assumptions: Option<Assumptions> = "assumptions",
    }
}

record! {
    /// What to assume instead of the file's figures.
    Assumptions {
        /// Claims rate of the lead group, the first that is not within another. The odds that a member of any other group claims move by the same factor.
        claims_rate: Option<Rate> = "claimsRate",
        /// Claims of single groups.
        claims: Option<Map<Id, ClaimsNumber>> = "claims",
        /// Single deductions.
        deductions: Option<Map<Id, DeductionAmount>> = "deductions",
        /// Id of the way a contingent fund turns out.
        scenario: Option<Id> = "scenario",
    }
}

record! {
    /// How a forecast is made.
    ForecastOptions {
        /// How many times everything uncertain is drawn: from 1 to 100,000, fewer for a settlement with very many kinds of claims. Default: 2,000, or as many as are allowed.
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
        /// How many points, from 2 to 10,000, fewer for a settlement with very many kinds of claims. Default: 200. Points that fall together are one.
        points: Option<Count> = "points",
        /// How they lie. Default: `linear`.
        spacing: Option<Spacing> = "spacing",
    }
}

one_of! {
    /// What varies along a curve.
    Over {
        /// The claims rate of the lead group; the odds that a member of any other group claims move by the same factor.
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
        /// The payment to the reader, in the first distribution.
        payment: Money = "payment",
        /// Id of the group whose claims are sought, all others staying as they are. Left out: the lead group, the first that is not within another; where its members are counted, the odds that a member of any other group claims move by the same factor.
        group: Option<Id> = "group",
    }
}

impl EstimateInput {
    /// What is assumed.
    pub(crate) fn assumed(&self) -> Assumed<'_> {
        Assumed::of(self.assumptions.as_ref().unwrap_or(&Assumptions::NONE))
    }
}

impl Assumptions {
    /// None at all.
    pub(crate) const NONE: Self = Self { claims_rate: None, claims: None, deductions: None, scenario: None };
}

/// What is assumed, with one thing that is tried instead.
#[derive(Clone, Copy)]
pub(crate) struct Assumed<'a> {
    stated: &'a Assumptions,
    instead: Option<&'a Instead<'a>>,
    scenario: Option<&'a Id>,
}

/// What is tried instead of what is assumed.
pub(crate) enum Instead<'a> {
    /// A claims rate, which moves the claims of all groups. The id is that of the group it is of.
    ClaimsRate(Option<&'a Id>, Rate),
    /// The claims of one group. If it is `lead`, no claims rate moves the others.
    Claims { group: &'a Id, number: ClaimsNumber, lead: bool },
    /// One deduction.
    Deduction(&'a Id, DeductionAmount),
}

impl<'a> Assumed<'a> {
    /// Just what is stated.
    pub(crate) fn of(stated: &'a Assumptions) -> Self {
        Self { stated, instead: None, scenario: stated.scenario.as_ref() }
    }

    /// The same with something else instead.
    pub(crate) fn but(self, instead: &'a Instead<'a>) -> Self {
        Self { instead: Some(instead), ..self }
    }

    /// The same, with the fund turning out in this way if nothing else is stated.
    pub(crate) fn or_scenario(self, scenario: Option<&'a Id>) -> Self {
        Self { scenario: self.scenario.or(scenario), ..self }
    }

    /// The claims rate of the lead group, if it is that which is assumed.
    pub(crate) fn claims_rate(self) -> Option<Rate> {
        match self.instead {
            Some(Instead::ClaimsRate(_, rate)) => Some(*rate),
            Some(Instead::Claims { lead: true, .. }) => None,
            _ => self.stated.claims_rate,
        }
    }

    /// What is assumed of a group's claims.
    pub(crate) fn claims_of(self, id: &Id) -> Option<&'a ClaimsNumber> {
        match self.instead {
            Some(Instead::ClaimsRate(lead, _)) if *lead == Some(id) => None,
            Some(Instead::Claims { group, number, .. }) if *group == id => Some(number),
            _ => find(self.stated.claims.as_ref(), id),
        }
    }

    /// What is assumed of a deduction.
    pub(crate) fn deduction(self, id: &Id) -> Option<&'a DeductionAmount> {
        match self.instead {
            Some(Instead::Deduction(tried, amount)) if *tried == id => Some(amount),
            _ => find(self.stated.deductions.as_ref(), id),
        }
    }

    /// The way a contingent fund turns out.
    pub(crate) fn scenario(self) -> Option<&'a Id> {
        self.scenario
    }

    /// The groups and deductions of which something is stated, which may not exist.
    pub(crate) fn named(self) -> (impl Iterator<Item = &'a Id>, impl Iterator<Item = &'a (Id, DeductionAmount)>) {
        let groups = self.stated.claims.iter().flat_map(|claims| claims.0.iter().map(|(id, _)| id));
        (groups, self.stated.deductions.iter().flat_map(|deductions| &deductions.0))
    }
}

fn find<'a, V>(map: Option<&'a Map<Id, V>>, id: &Id) -> Option<&'a V> {
    map?.0.iter().find(|(key, _)| key == id).map(|(_, value)| value)
}

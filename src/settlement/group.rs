//! The class and its subclasses, and how many claim.

use super::decode::{Id, Map, Yes, one_of, record, words};
use super::{Answer, Condition, From, Range, Text};
use crate::error::{Code, Faults, Path};
use crate::number::{Count, Rate};

record! {
    /// A class or subclass.
    Group {
        /// Its id.
        id: Id = "id",
        /// What it is called.
        name: Text = "name",
        /// Who belongs to it, in plain language.
        description: Text = "description",
        /// The group whose members all its members are too. Its condition then holds here as well.
        within: Option<Id> = "within",
        /// How many people (or devices, or accounts) belong to it. Left out if unknown.
        members: Option<Members> = "members",
        /// Who belongs to it.
        eligible_if: Condition = "eligibleIf",
        /// How many claims it has, the groups within it included.
        claims: Claims = "claims",
        /// What its claims are for, where what a claim weighs depends on the answers. Holds for the groups within it too, unless they state their own.
        claim_mix: Option<ClaimMix> = "claimMix",
    }
}

record! {
    /// The size of a group.
    Members {
        /// How many.
        count: Range<Count> = "count",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// The claims of a group.
    Claims {
        /// How many.
        number: ClaimsNumber = "number",
        /// Whether they have been checked.
        stage: Stage = "stage",
        /// Which settlements this one is like, for the model of claims rates. Only for a group that is not within another and has a known number of members, and with a fund that does not grow with the claims.
        like: Option<Like> = "like",
        /// Which part of these claims are of members who claim through a group before it, within the same group, as well. Left out: as few as there can be. Only for a group that stands after another within the same group.
        overlap: Option<Rate> = "overlap",
        /// Where this is from.
        from: From = "from",
    }
}

one_of! {
    /// A number of claims.
    ClaimsNumber {
        /// Counted.
        Count(Range<Count>) = "count",
        /// As a share of the members; cut down to a whole claim.
        Rate(Range<Rate>) = "rate",
        /// Nobody has counted: as many as the model of claims rates expects, see `like`. Written `{ "forecast": true }`. Low and high are its 10th and 90th percentile.
        Forecast(Yes) = "forecast",
    }
}

words! {
    /// Settlements that are like each other in how many claim.
    Like {
        /// A common fund in which people must claim to be paid; the more of it there is for each member, the more claim.
        CommonFund = "common-fund",
        /// A common fund for scans of faces or fingers under the law of Illinois.
        BiometricIllinois = "biometric-illinois",
    }
}

record! {
    /// What the claims of a group are for: which part of them gives which answers.
    ClaimMix {
        /// The parts; their rates add up to 1.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        parts: Vec<Part> = "parts",
        /// The parts if claims turn out light, which leaves more for each. Left out: as `parts`.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        light: Option<Vec<Part>> = "light",
        /// The parts if claims turn out heavy, which leaves less for each. Left out: as `parts`.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        heavy: Option<Vec<Part>> = "heavy",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// A part of a group's claims.
    Part {
        /// How large a part.
        rate: Rate = "rate",
        /// What these claims answer to the questions that decide what a claim weighs.
        answers: Map<Id, Answer> = "answers",
    }
}

words! {
    /// Whether claims have been checked.
    Stage {
        /// Sent in.
        Filed = "filed",
        /// Accepted.
        Valid = "valid",
    }
}

impl ClaimsNumber {
    /// Refuses a rate of nobody knows how many, and a forecast without anything to compare with.
    pub(crate) fn check(&self, counted: bool, like: Option<Like>, id: &str, path: &Path<'_>, faults: &mut Faults) {
        match self {
            Self::Rate(_) if !counted => faults.push(Code::RateNeedsMembers, path, &[]),
            Self::Forecast(_) if like.is_none() => faults.push(Code::ForecastNeedsLike, path, &[("id", id)]),
            _ => {}
        }
    }
}

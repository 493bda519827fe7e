//! The class and its subclasses, and how many claim.

use super::decode::{Id, Map, Yes, one_of, record, words};
use super::{Answer, Condition, From, Range, Text};
use crate::error::{Code, Faults, Path};
use crate::number::{Count, Rate, checked};

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
        /// How many had been sent in, where `number` is of those that were accepted. It changes no payment.
        filed: Option<FiledClaims> = "filed",
        /// Which part of the claims is accepted, where `number` is of those that were sent in: only so many are paid. Left out: all.
        accepted: Option<AcceptedClaims> = "accepted",
        /// Which settlements this one is like, for the model of claims rates. Only for a group that is not within another and has a known number of members, and with a fund that does not grow with the claims.
        like: Option<Like> = "like",
        /// Which part of these claims are of members who claim through a group before it, within the same group, as well. Left out: as few as there can be. Only for a group that stands after another within the same group.
        overlap: Option<Rate> = "overlap",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// Claims that were sent in.
    FiledClaims {
        /// How many.
        count: Range<Count> = "count",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// The part of the claims sent in that is accepted.
    AcceptedClaims {
        /// How large a part. The claims that are paid are cut down to a whole claim.
        rate: Range<Rate> = "rate",
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

impl Claims {
    /// Refuses a number of filed claims beside filed ones, a part of claims that have been accepted already, and more
    /// accepted claims than were sent in.
    pub(crate) fn check_stage(&self, members: Option<Range<Count>>, path: &Path<'_>, faults: &mut Faults) {
        let wrong = match self.stage {
            Stage::Filed => self.filed.as_ref().map(|_| ("filed", Stage::Valid)),
            Stage::Valid => self.accepted.as_ref().map(|_| ("accepted", Stage::Filed)),
        };
        if let Some((key, stage)) = wrong {
            faults.push(Code::ClaimsStage, &path.key(key), &[("key", key), ("stage", stage.word())]);
            return;
        }
        let Some(filed) = &self.filed else { return };
        let accepted = match (&self.number, members) {
            (ClaimsNumber::Count(count), _) => Ok(*count),
            (ClaimsNumber::Rate(rate), Some(members)) => checked(|| rate.with(members, Rate::part_of)),
            _ => return,
        };
        let Ok(accepted) = accepted else { return };
        let ends =
            [(accepted.low, filed.count.low), (accepted.likely, filed.count.likely), (accepted.high, filed.count.high)];
        if let Some((accepted, filed)) = ends.into_iter().find(|(accepted, filed)| accepted > filed) {
            let (accepted, filed) = (accepted.to_string(), filed.to_string());
            faults.push(Code::AcceptedExceedFiled, &path.key("filed"), &[("accepted", &accepted), ("filed", &filed)]);
        }
    }
}

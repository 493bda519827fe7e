//! Faults that only follow from others: with those mended they would be gone, so they are not told beside them.

use crate::error::{Code, Fault, Faults};

/// Parts of a file without which a fault cannot be judged. One of them that is wrong itself would bring others with it.
fn judged_by(fault: &Fault) -> Vec<&str> {
    let path = fault.path();
    // The object that has what the fault is about.
    let parent = outwards(path);
    match fault.code() {
        Code::UnknownGroup | Code::NothingPaid | Code::ClaimMixNeeded | Code::FloorAboveCap => {
            vec!["/groups", "/plan/pools"]
        }
        Code::UnknownQuestion | Code::QuestionKind | Code::ConditionType => vec!["/questions", condition(path)],
        // Of meaning, these are told only of answers; what they may be their question says.
        Code::UnknownOption | Code::UnknownState | Code::TooBig => vec!["/questions", condition(path)],
        Code::BadDay | Code::BadMoney | Code::MoneyNotText => vec!["/questions", condition(path)],
        Code::AskIfNotEarlier => vec!["/questions"],
        // What another key of the same object says decides what this one may.
        Code::MostNotNumber | Code::AlwaysAsked | Code::SourceNeeded => vec![parent],
        Code::Negative | Code::InterestNotNegative if path.starts_with("/deductions/") => vec![parent],
        Code::RateNeedsMembers | Code::ForecastNeedsLike => vec![outwards(parent)],
        Code::LikeNotPossible => vec![outwards(parent), "/fund"],
        Code::DatesOutOfOrder if path.starts_with("/dates/") => vec!["/dates"],
        Code::UnknownSource => vec!["/sources"],
        Code::NotPaidYet => vec!["/status"],
        Code::ClaimantOfAll | Code::ClaimsStage | Code::NotADeadline => vec![parent],
        Code::AcceptedExceedFiled => vec![parent, outwards(parent)],
        Code::UnknownPool | Code::NothingLeft | Code::NoNextPool => vec!["/plan/pools"],
        Code::ValuesNeeded | Code::SharesNeeded | Code::MixedWeights => vec!["/plan/pools"],
        Code::GrossDependsOnClaims => vec!["/fund"],
        // A citation can be anywhere.
        Code::SourceNotUsed => vec![""],
        _ => Vec::new(),
    }
}

/// The faults of meaning that bring a fault with them, in a part that it is judged by.
fn brought_by(code: Code) -> &'static [Code] {
    match code {
        Code::NothingPaid | Code::ClaimMixNeeded | Code::FloorAboveCap => {
            &[Code::UnknownGroup, Code::WithinNotEarlier, Code::DuplicateId, Code::EmptyList]
        }
        Code::UnknownGroup | Code::UnknownQuestion | Code::UnknownPool => &[Code::DuplicateId, Code::EmptyList],
        Code::UnknownOption => &[Code::OptionsNeeded, Code::DuplicateId],
        Code::ValuesNeeded | Code::SharesNeeded | Code::MixedWeights => &[Code::OneKeyNeeded, Code::EmptyList],
        Code::SourceNotUsed => &[Code::UnknownSource, Code::SourceNeeded],
        _ => &[],
    }
}

/// The faults of meaning of a file whose form is wrong in some places: those that follow neither from these nor from each
/// other.
pub(crate) fn besides(form: &Faults, mut meaning: Faults) -> Faults {
    let wrong: Vec<String> = form.iter().map(Fault::place).collect();
    let apart = |path: &str| !wrong.iter().any(|wrong| inside(path, wrong) || inside(wrong, path));
    let all = meaning.clone();
    let brings = |cause: &Fault, code: Code, part: &str| {
        let there = if cause.code() == Code::EmptyList { cause.path() == part } else { inside(cause.path(), part) };
        there && brought_by(code).contains(&cause.code())
    };
    meaning.retain(|fault| {
        let parts = judged_by(fault);
        let brought = |part: &&str| all.iter().any(|cause| brings(cause, fault.code(), part));
        apart(fault.path()) && parts.iter().all(|part| apart(part)) && !parts.iter().any(brought)
    });
    meaning
}

/// Whether a place is within another, or is it.
fn inside(path: &str, around: &str) -> bool {
    path.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The place around a place.
fn outwards(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(around, _)| around)
}

/// The condition that an answer stands in; the answer itself if it stands in none.
fn condition(path: &str) -> &str {
    let (around, key) = path.rsplit_once('/').unwrap_or(("", path));
    match key {
        "is" | "atLeast" | "atMost" => around,
        _ => around.strip_suffix("/isOneOf").unwrap_or(path),
    }
}

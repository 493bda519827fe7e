//! What the parts of a settlement file must say of each other: ids that exist and differ, sources for every figure,
//! an order without circles.

mod plan;
mod sources;

use crate::amount::{Money, RATE_UNITS, Rate};
use crate::claims;
use crate::date::PartialDate;
use crate::eligibility::{chain, check_answer, check_answers, check_asked, quantity};
use crate::fault::{Code, Fault, Faults};
use crate::place::At;
use crate::read::Id;
use crate::settlement::{
    Answer, Condition, EventKind, Gross, Part, Payment, Pool, Question, QuestionKind, Settlement, Spread,
};
use crate::waterfall;

// Far more than any plan has, and few enough for every check and every estimate to end soon.
const MOST_GROUPS: usize = 100;
const MOST_QUESTIONS: usize = 100;
const MOST_POOLS: usize = 20;
/// Groups within each other.
const MOST_WITHIN: usize = 5;
/// Claims that differ: groups, and parts of their spreads.
const MOST_ALIKE: usize = 1_000;
/// The same, times the pools in which each is worked out.
const MOST_COHORTS: usize = 5_000;
/// Further distributions.
const MOST_DISTRIBUTIONS: usize = 20;

/// Refuses what would take too long to work out.
pub(crate) fn size(settlement: &Settlement, faults: &mut Faults) {
    let groups = &settlement.groups;
    let at_groups = At::ROOT.key("groups");
    few_enough(groups.len(), MOST_GROUPS, &at_groups, faults);
    few_enough(settlement.questions.len(), MOST_QUESTIONS, &At::ROOT.key("questions"), faults);
    few_enough(settlement.plan.pools.len(), MOST_POOLS, &At::ROOT.key("plan").key("pools"), faults);
    if !faults.is_empty() {
        return;
    }
    let around = |group| chain(groups, group);
    let deepest = groups.iter().map(|group| around(group).count()).max().unwrap_or(0);
    few_enough(deepest, MOST_WITHIN, &at_groups, faults);
    let parts = |group| around(group).find_map(|group| group.spread.as_ref()).map_or(1, Spread::most_parts);
    let alike = groups.iter().map(parts).fold(0, usize::saturating_add);
    few_enough(alike, MOST_ALIKE, &at_groups, faults);
    let pools = settlement.plan.pools.len();
    few_enough(alike.saturating_mul(pools), MOST_COHORTS, &At::ROOT.key("plan").key("pools"), faults);
    let distributions = settlement.plan.afterwards.as_ref().and_then(|afterwards| afterwards.distributions.as_ref());
    if let Some(distributions) = distributions {
        let at = At::ROOT.key("plan");
        let at = at.key("afterwards");
        let most = usize::try_from(distributions.most.0).unwrap_or(usize::MAX);
        few_enough(most, MOST_DISTRIBUTIONS, &at.key("distributions").key("most"), faults);
    }
}

fn few_enough(found: usize, most: usize, at: &At<'_>, faults: &mut Faults) {
    if found > most {
        faults.push(Code::TooMany, at, &[("found", &found.to_string()), ("limit", &most.to_string())]);
    }
}

/// Parts of a file without which a fault cannot be judged. One of them that is wrong itself would bring others with it.
fn judged_by(code: Code) -> &'static [&'static str] {
    match code {
        Code::UnknownGroup | Code::NothingPaid | Code::SpreadNeeded | Code::FloorAboveCap => {
            &["/groups", "/plan/pools"]
        }
        Code::UnknownQuestion | Code::QuestionKind | Code::ConditionType | Code::UnknownOption | Code::NotAsked => {
            &["/questions"]
        }
        Code::UnknownSource => &["/sources"],
        Code::UnknownPool | Code::NothingLeft | Code::NoNextPool => &["/plan/pools"],
        Code::ValuesNeeded | Code::SharesNeeded | Code::MixedWeights => &["/plan/pools"],
        Code::GrossDependsOnClaims => &["/fund"],
        // A citation can be anywhere.
        Code::SourceNotUsed => &[""],
        _ => &[],
    }
}

/// The faults of meaning of a file whose form is wrong in some places: those that do not follow from these.
pub(crate) fn besides(form: &Faults, meaning: Faults) -> Faults {
    let wrong: Vec<String> = form.iter().map(Fault::place).collect();
    let inside = |path: &str, around: &str| {
        path.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let apart = |path: &str| !wrong.iter().any(|wrong| inside(path, wrong) || inside(wrong, path));
    let stands = |fault: &Fault| apart(fault.path()) && judged_by(fault.code()).iter().all(|part| apart(part));
    Faults(meaning.0.into_iter().filter(stands).collect())
}

/// Records every such fault of a settlement.
pub(crate) fn check(settlement: &Settlement, faults: &mut Faults) {
    let root = At::ROOT;
    dates(settlement, faults);
    fund(settlement, faults);
    let deductions = root.key("deductions");
    unique(settlement.deductions.iter().map(|deduction| &deduction.id), &deductions, faults);
    for (index, deduction) in settlement.deductions.iter().enumerate() {
        waterfall::check(settlement, deduction, &deduction.amount, &deductions.index(index).key("amount"), faults);
    }
    questions(settlement, faults);
    groups(settlement, faults);
    plan::check(settlement, faults);
    let outcome = root.key("outcome");
    let payments = outcome.key("payments");
    for (index, Payment { group, amount, .. }) in
        settlement.outcome.iter().flat_map(|outcome| &outcome.payments).enumerate()
    {
        let at = payments.index(index);
        claims::group(settlement, group, &at.key("group"), faults);
        not_negative(amount.low, &at.key("amount"), faults);
    }
    sources::check(settlement, faults);
}

/// What comes first and what must not come before it.
const IN_ORDER: &[(EventKind, EventKind)] = &[
    (EventKind::ClassPeriodStart, EventKind::ClassPeriodEnd),
    (EventKind::Announced, EventKind::PreliminaryApproval),
    (EventKind::PreliminaryApproval, EventKind::ClaimDeadline),
    (EventKind::PreliminaryApproval, EventKind::FinalApproval),
    (EventKind::ObjectionDeadline, EventKind::FinalApproval),
    (EventKind::FinalApproval, EventKind::AppealsEnded),
    (EventKind::FinalApproval, EventKind::FirstPayment),
];

fn dates(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("dates");
    for &(earlier, later) in IN_ORDER {
        // A court may approve twice: what counts is whether any order fits.
        let of = |kind: EventKind| settlement.dates.iter().enumerate().filter(move |(_, event)| event.event == kind);
        let fits = |on: PartialDate| of(later).any(|(_, after)| !on.is_after(after.on));
        for (index, event) in of(earlier) {
            if of(later).next().is_some() && !fits(event.on) {
                let params = [("earlier", earlier.word()), ("later", later.word())];
                faults.push(Code::DatesOutOfOrder, &at.index(index).key("on"), &params);
            }
        }
    }
}

fn fund(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("fund");
    let at = at.key("gross");
    match &settlement.fund.gross {
        Gross::Stated(gross) => not_negative(gross.low, &at, faults),
        Gross::AsClaimed { as_claimed } => {
            let at = at.key("asClaimed");
            not_negative(as_claimed.at_least, &at.key("atLeast"), faults);
            if as_claimed.at_most.is_some_and(|most| most < as_claimed.at_least) {
                faults.push(Code::RangeReversed, &at, &[]);
            }
            if !settlement.plan.pools.iter().all(Pool::by_value) {
                faults.push(Code::ValuesNeeded, &at, &[]);
            }
        }
        Gross::Scenarios { scenarios } => {
            let at = at.key("scenarios");
            unique(scenarios.iter().map(|scenario| &scenario.id), &at, faults);
            if scenarios.is_empty() {
                faults.push(Code::EmptyList, &at, &[]);
            }
            for (index, scenario) in scenarios.iter().enumerate() {
                not_negative(scenario.gross.low, &at.index(index).key("gross"), faults);
            }
        }
    }
}

fn not_negative(money: Money, at: &At<'_>, faults: &mut Faults) {
    if money.0 < 0 {
        faults.push(Code::Negative, at, &[("found", &money.to_text())]);
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a Id> + Clone, at: &At<'_>, faults: &mut Faults) {
    for (index, id) in ids.clone().enumerate() {
        if ids.clone().take(index).any(|earlier| earlier == id) {
            faults.push(Code::DuplicateId, &at.index(index).key("id"), &[("id", id.as_str())]);
        }
    }
}

fn questions(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("questions");
    unique(settlement.questions.iter().map(|question| &question.id), &at, faults);
    for (index, question) in settlement.questions.iter().enumerate() {
        let options = question.options.as_deref().unwrap_or_default();
        if options.is_empty() == (question.kind == QuestionKind::Choice) {
            faults.push(Code::OptionsNeeded, &at.index(index), &[]);
        }
        unique(options.iter().map(|option| &option.id), &at.index(index).key("options"), faults);
        if question.most.is_some() && question.kind != QuestionKind::Number {
            faults.push(Code::MostNotNumber, &at.index(index).key("most"), &[]);
        }
        if let Some(ask_if) = &question.ask_if {
            let earlier = settlement.questions.split_at(index).0;
            condition(&settlement.questions, earlier, ask_if, &at.index(index).key("askIf"), faults);
        }
    }
}

/// Every question that a condition names must be among `allowed`, and its answers such as the question can have.
fn condition(questions: &[Question], allowed: &[Question], condition: &Condition, at: &At<'_>, faults: &mut Faults) {
    let mut named = |id: &Id| {
        if questions.iter().any(|question| question.id == *id) && !allowed.iter().any(|question| question.id == *id) {
            faults.push(Code::AskIfNotEarlier, at, &[("id", id.as_str())]);
        }
    };
    match condition {
        Condition::Is { question, is } => {
            named(question);
            check_answer(questions, question, is, &at.key("is"), faults);
        }
        Condition::IsOneOf { question, is_one_of } => {
            named(question);
            let at = at.key("isOneOf");
            for (index, answer) in is_one_of.iter().enumerate() {
                check_answer(questions, question, answer, &at.index(index), faults);
            }
        }
        Condition::Between { question, at_least, at_most } => {
            named(question);
            let kinds = [QuestionKind::Number, QuestionKind::Date, QuestionKind::Amount];
            // What is between two others can only be judged of a question of such a kind.
            let Some(kind) = of_kind(questions, question, &kinds, at, faults) else { return };
            let units = |answer: &Option<Answer>| answer.as_ref().and_then(|answer| quantity(kind, answer));
            if let (Some(least), Some(most)) = (units(at_least), units(at_most))
                && least > most
            {
                faults.push(Code::RangeReversed, at, &[]);
            }
            for (key, answer) in [("atLeast", at_least), ("atMost", at_most)] {
                if let Some(answer) = answer {
                    check_answer(questions, question, answer, &at.key(key), faults);
                }
            }
        }
        Condition::All { all } => several(questions, allowed, all, &at.key("all"), faults),
        Condition::Any { any } => several(questions, allowed, any, &at.key("any"), faults),
        Condition::Not { not } => self::condition(questions, allowed, not, &at.key("not"), faults),
    }
}

/// The kind of a question that must exist and be of one of these kinds.
fn of_kind(
    questions: &[Question],
    id: &Id,
    kinds: &[QuestionKind],
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<QuestionKind> {
    let Some(question) = questions.iter().find(|question| question.id == *id) else {
        faults.unknown(Code::UnknownQuestion, at, id.as_str(), questions.iter().map(|known| known.id.as_str()));
        return None;
    };
    if !kinds.contains(&question.kind) {
        let words: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
        faults.push(Code::QuestionKind, at, &[("id", id.as_str()), ("expected", &words.join(", "))]);
        return None;
    }
    Some(question.kind)
}

fn several(questions: &[Question], allowed: &[Question], conditions: &[Condition], at: &At<'_>, faults: &mut Faults) {
    if conditions.is_empty() {
        faults.push(Code::EmptyList, at, &[]);
    }
    for (index, each) in conditions.iter().enumerate() {
        condition(questions, allowed, each, &at.index(index), faults);
    }
}

fn groups(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("groups");
    unique(settlement.groups.iter().map(|group| &group.id), &at, faults);
    if settlement.groups.is_empty() {
        faults.push(Code::EmptyList, &at, &[]);
    }
    for (index, group) in settlement.groups.iter().enumerate() {
        let at = at.index(index);
        condition(&settlement.questions, &settlement.questions, &group.eligible_if, &at.key("eligibleIf"), faults);
        if let Some(outer) = &group.within {
            claims::group(settlement, outer, &at.key("within"), faults);
            // Order alone rules out a circle.
            if settlement.groups.iter().skip(index).any(|later| later.id == *outer) {
                faults.push(Code::WithinNotEarlier, &at.key("within"), &[("id", outer.as_str())]);
            }
        }
        let comparable = group.within.is_none() && group.members.is_some();
        if group.claims.like.is_some() && (!comparable || matches!(settlement.fund.gross, Gross::AsClaimed { .. })) {
            faults.push(Code::LikeNotPossible, &at.key("claims").key("like"), &[]);
        }
        if let Some(spread) = &group.spread {
            let at = at.key("spread");
            parts(settlement, &spread.parts, &at.key("parts"), faults);
            for (key, each) in [("light", &spread.light), ("heavy", &spread.heavy)] {
                if let Some(each) = each {
                    parts(settlement, each, &at.key(key), faults);
                }
            }
        }
    }
}

/// Parts of a whole, with answers that their questions can have.
fn parts(settlement: &Settlement, parts: &[Part], at: &At<'_>, faults: &mut Faults) {
    if parts.is_empty() {
        faults.push(Code::EmptyList, at, &[]);
        return;
    }
    let sum = parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.rate.0));
    if sum != RATE_UNITS {
        faults.push(Code::PartsNotWhole, at, &[("sum", &Rate(sum).to_text())]);
    }
    for (index, part) in parts.iter().enumerate() {
        let at = at.index(index);
        let at = at.key("answers");
        check_answers(settlement, &part.answers, &at, faults);
        check_asked(settlement, &part.answers, &at, faults);
    }
}

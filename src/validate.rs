//! What the parts of a settlement file must say of each other: ids that exist and differ, sources for every figure,
//! an order without circles.

mod follows;
mod plan;
mod sources;

pub(crate) use follows::besides;

use crate::error::{Code, Faults, Path};
use crate::number::{Money, PartialDate, RATE_UNITS, Rate, Unit};
use crate::settlement::decode::Id;
use crate::settlement::{
    AmountKind, Answer, ClaimMix, Condition, EventKind, Gross, Group, PaidAmount, Part, Pool, Question, QuestionKind,
    Settlement, TypedAnswer,
};

// Far more than any plan has, and few enough for every check and every estimate to end soon.
const MOST_GROUPS: usize = 100;
const MOST_QUESTIONS: usize = 100;
const MOST_POOLS: usize = 20;
/// Groups within each other.
const MOST_WITHIN: usize = 5;
/// Claims that differ: groups, twice where members can be in an earlier one as well, and parts of their claim mixes.
const MOST_ALIKE: usize = 1_000;
/// The same, times the pools in which each is worked out.
const MOST_COHORTS: usize = 5_000;
/// Further distributions.
const MOST_DISTRIBUTIONS: usize = 20;

/// Refuses what would take too long to work out.
pub(crate) fn size(settlement: &Settlement, faults: &mut Faults) {
    let groups = &settlement.groups;
    let groups_path = Path::ROOT.key("groups");
    few_enough(groups.len(), MOST_GROUPS, &groups_path, faults);
    few_enough(settlement.questions.len(), MOST_QUESTIONS, &Path::ROOT.key("questions"), faults);
    few_enough(settlement.plan.pools.len(), MOST_POOLS, &Path::ROOT.key("plan").key("pools"), faults);
    if !faults.is_empty() {
        return;
    }
    let around = |group| around(groups, group);
    let deepest = groups.iter().map(|group| around(group).count()).max().unwrap_or(0);
    few_enough(deepest, MOST_WITHIN, &groups_path, faults);
    let parts = |group| around(group).find_map(|group| group.claim_mix.as_ref()).map_or(1, most_parts);
    let alike = groups.iter().map(parts).fold(0, usize::saturating_add);
    kinds(alike, settlement.plan.pools.len(), faults);
    let distributions = settlement.plan.residual.as_ref().and_then(|residual| residual.distributions.as_ref());
    if let Some(distributions) = distributions {
        let path = Path::ROOT.key("plan");
        let path = path.key("residual");
        let most = usize::try_from(distributions.most.get()).unwrap_or(usize::MAX);
        few_enough(most, MOST_DISTRIBUTIONS, &path.key("distributions").key("most"), faults);
    }
}

/// Refuses too many kinds of claims. How many there are is known only once it is known which groups overlap.
pub(crate) fn kinds(alike: usize, pools: usize, faults: &mut Faults) {
    few_enough(alike, MOST_ALIKE, &Path::ROOT.key("groups"), faults);
    few_enough(alike.saturating_mul(pools), MOST_COHORTS, &Path::ROOT.key("plan").key("pools"), faults);
}

/// A group and the groups around it, from the inside out. A group stands before those within it, so looking only at what
/// stands before it ends even in a file that is wrong.
fn around<'a>(groups: &'a [Group], group: &'a Group) -> impl Iterator<Item = &'a Group> + Clone {
    std::iter::successors(Some(group), |group| {
        groups
            .iter()
            .take_while(|earlier| earlier.id != group.id)
            .find(|outer| Some(&outer.id) == group.within.as_ref())
    })
}

/// How many parts a claim mix has where it has most.
fn most_parts(mix: &ClaimMix) -> usize {
    let others = [&mix.light, &mix.heavy].into_iter().flatten().map(Vec::len);
    others.chain([mix.parts.len()]).max().unwrap_or(0)
}

fn few_enough(found: usize, most: usize, path: &Path<'_>, faults: &mut Faults) {
    if found > most {
        faults.push(Code::TooMany, path, &[("found", &found.to_string()), ("limit", &most.to_string())]);
    }
}

/// Records every such fault of a settlement.
pub(crate) fn check(settlement: &Settlement, faults: &mut Faults) {
    let root = Path::ROOT;
    dates(settlement, faults);
    fund(settlement, faults);
    let deductions = root.key("deductions");
    unique(settlement.deductions.iter().map(|deduction| &deduction.id), &deductions, faults);
    for (index, deduction) in settlement.deductions.iter().enumerate() {
        deduction.amount.check(deduction.kind, &settlement.fund.gross, &deductions.index(index).key("amount"), faults);
    }
    questions(settlement, faults);
    groups(settlement, faults);
    plan::check(settlement, faults);
    told(settlement, faults);
    sources::check(settlement, faults);
}

/// What was paid, and what was expected before.
fn told(settlement: &Settlement, faults: &mut Faults) {
    let path = Path::ROOT.key("expected");
    for (index, expectation) in settlement.expected.iter().flatten().enumerate() {
        let path = path.index(index);
        known_group(settlement, &expectation.group, &path.key("group"), faults);
        not_negative(expectation.amount.low, &path.key("amount"), faults);
        of_one_claimant(expectation.kind, expectation.answers.is_some(), &path, faults);
    }
    let Some(outcome) = &settlement.outcome else { return };
    let path = Path::ROOT.key("outcome");
    if !settlement.status.has_paid() {
        faults.push(Code::NotPaidYet, &path, &[("status", settlement.status.word())]);
    }
    let path = path.key("payments");
    for (index, payment) in outcome.payments.iter().enumerate() {
        let path = path.index(index);
        known_group(settlement, &payment.group, &path.key("group"), faults);
        if let PaidAmount::Known(amount) = payment.amount {
            not_negative(amount.low, &path.key("amount"), faults);
        }
        of_one_claimant(payment.kind, payment.answers.is_some(), &path, faults);
    }
}

/// An average or a total has no one claimant.
fn of_one_claimant(kind: Option<AmountKind>, answers: bool, path: &Path<'_>, faults: &mut Faults) {
    if answers && kind.is_some_and(AmountKind::of_all) {
        faults.push(Code::ClaimantOfAll, &path.key("answers"), &[]);
    }
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
    let path = Path::ROOT.key("dates");
    for (index, event) in settlement.dates.iter().enumerate() {
        let is_deadline = matches!(event.event, EventKind::ClaimDeadline | EventKind::ObjectionDeadline);
        if event.time_zone.is_some() && !is_deadline {
            faults.push(Code::NotADeadline, &path.index(index).key("timeZone"), &[]);
        }
    }
    for &(earlier, later) in IN_ORDER {
        // A court may approve twice: what counts is whether any order fits.
        let of = |kind: EventKind| settlement.dates.iter().enumerate().filter(move |(_, event)| event.event == kind);
        let fits = |on: PartialDate| of(later).any(|(_, after)| !on.is_after(after.on));
        for (index, event) in of(earlier) {
            if of(later).next().is_some() && !fits(event.on) {
                let params = [("earlier", earlier.word()), ("later", later.word())];
                faults.push(Code::DatesOutOfOrder, &path.index(index).key("on"), &params);
            }
        }
    }
}

fn fund(settlement: &Settlement, faults: &mut Faults) {
    let path = Path::ROOT.key("fund");
    let path = path.key("gross");
    match &settlement.fund.gross {
        Gross::Stated(gross) => not_negative(gross.low, &path, faults),
        Gross::AsClaimed { as_claimed } => {
            let path = path.key("asClaimed");
            not_negative(as_claimed.at_least, &path.key("atLeast"), faults);
            if as_claimed.at_most.is_some_and(|most| most < as_claimed.at_least) {
                faults.push(Code::RangeReversed, &path, &[]);
            }
            if !settlement.plan.pools.iter().all(Pool::by_value) {
                faults.push(Code::ValuesNeeded, &path, &[]);
            }
        }
        Gross::Scenarios { scenarios } => {
            let path = path.key("scenarios");
            unique(scenarios.iter().map(|scenario| &scenario.id), &path, faults);
            if scenarios.is_empty() {
                faults.push(Code::EmptyList, &path, &[]);
            }
            for (index, scenario) in scenarios.iter().enumerate() {
                not_negative(scenario.gross.low, &path.index(index).key("gross"), faults);
            }
        }
    }
}

fn not_negative(money: Money, path: &Path<'_>, faults: &mut Faults) {
    if money < Money::ZERO {
        faults.push(Code::Negative, path, &[("found", &money.to_string())]);
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a Id> + Clone, path: &Path<'_>, faults: &mut Faults) {
    for (index, id) in ids.clone().enumerate() {
        if ids.clone().take(index).any(|earlier| earlier == id) {
            faults.push(Code::DuplicateId, &path.index(index).key("id"), &[("id", id.as_str())]);
        }
    }
}

fn questions(settlement: &Settlement, faults: &mut Faults) {
    let path = Path::ROOT.key("questions");
    unique(settlement.questions.iter().map(|question| &question.id), &path, faults);
    for (index, question) in settlement.questions.iter().enumerate() {
        let options = question.options.as_deref().unwrap_or_default();
        if options.is_empty() == (question.kind == QuestionKind::Choice) {
            faults.push(Code::OptionsNeeded, &path.index(index), &[]);
        }
        unique(options.iter().map(|option| &option.id), &path.index(index).key("options"), faults);
        if question.most.is_some() && question.kind != QuestionKind::Number {
            faults.push(Code::MostNotNumber, &path.index(index).key("most"), &[]);
        }
        if let Some(otherwise) = &question.otherwise {
            let path = path.index(index);
            let path = path.key("otherwise");
            question.typed(otherwise, &path, faults);
            if question.ask_if.is_none() {
                faults.push(Code::AlwaysAsked, &path, &[("id", question.id.as_str())]);
            }
        }
        if let Some(ask_if) = &question.ask_if {
            let earlier = settlement.questions.split_at(index).0;
            condition(&settlement.questions, earlier, ask_if, &path.index(index).key("askIf"), faults);
        }
    }
}

/// Every question that a condition names must be among `allowed`, and its answers such as the question can have.
fn condition(
    questions: &[Question],
    allowed: &[Question],
    condition: &Condition,
    path: &Path<'_>,
    faults: &mut Faults,
) {
    let mut named = |id: &Id| {
        if questions.iter().any(|question| question.id == *id) && !allowed.iter().any(|question| question.id == *id) {
            faults.push(Code::AskIfNotEarlier, path, &[("id", id.as_str())]);
        }
    };
    match condition {
        Condition::Is { question, is } => {
            named(question);
            answer(questions, question, is, &path.key("is"), faults);
        }
        Condition::IsOneOf { question, is_one_of } => {
            named(question);
            let path = path.key("isOneOf");
            for (index, each) in is_one_of.iter().enumerate() {
                answer(questions, question, each, &path.index(index), faults);
            }
        }
        Condition::Between { question, at_least, at_most } => {
            named(question);
            let kinds = [QuestionKind::Number, QuestionKind::Date, QuestionKind::Amount];
            // What is between two others can only be judged of a question of such a kind.
            let Some(question) = of_kind(questions, question, &kinds, path, faults) else { return };
            let mut units = |key, limit: &Option<Answer>| {
                let limit = question.typed(limit.as_ref()?, &path.key(key), faults)?;
                limit.quantity()
            };
            if let (Some(least), Some(most)) = (units("atLeast", at_least), units("atMost", at_most))
                && least > most
            {
                faults.push(Code::RangeReversed, path, &[]);
            }
        }
        Condition::All { all } => several(questions, allowed, all, &path.key("all"), faults),
        Condition::Any { any } => several(questions, allowed, any, &path.key("any"), faults),
        Condition::Not { not } => self::condition(questions, allowed, not, &path.key("not"), faults),
    }
}

/// The group of this id, which must exist.
fn known_group<'a>(settlement: &'a Settlement, id: &Id, path: &Path<'_>, faults: &mut Faults) -> Option<&'a Group> {
    let group = settlement.groups.iter().find(|group| group.id == *id);
    if group.is_none() {
        let known = settlement.groups.iter().map(|group| group.id.as_str());
        faults.unknown(Code::UnknownGroup, path, id.as_str(), known);
    }
    group
}

/// The question of this id, which must exist.
fn known_question<'a>(
    questions: &'a [Question],
    id: &Id,
    path: &Path<'_>,
    faults: &mut Faults,
) -> Option<&'a Question> {
    let question = questions.iter().find(|question| question.id == *id);
    if question.is_none() {
        faults.unknown(Code::UnknownQuestion, path, id.as_str(), questions.iter().map(|known| known.id.as_str()));
    }
    question
}

/// An answer that its question must be able to have.
fn answer(
    questions: &[Question],
    id: &Id,
    answer: &Answer,
    path: &Path<'_>,
    faults: &mut Faults,
) -> Option<TypedAnswer> {
    known_question(questions, id, path, faults)?.typed(answer, path, faults)
}

/// A question that must exist and be of one of these kinds.
fn of_kind<'a>(
    questions: &'a [Question],
    id: &Id,
    kinds: &[QuestionKind],
    path: &Path<'_>,
    faults: &mut Faults,
) -> Option<&'a Question> {
    let question = known_question(questions, id, path, faults)?;
    if !kinds.contains(&question.kind) {
        let words: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
        faults.push(Code::QuestionKind, path, &[("id", id.as_str()), ("expected", &words.join(", "))]);
        return None;
    }
    Some(question)
}

fn several(
    questions: &[Question],
    allowed: &[Question],
    conditions: &[Condition],
    path: &Path<'_>,
    faults: &mut Faults,
) {
    if conditions.is_empty() {
        faults.push(Code::EmptyList, path, &[]);
    }
    for (index, each) in conditions.iter().enumerate() {
        condition(questions, allowed, each, &path.index(index), faults);
    }
}

fn groups(settlement: &Settlement, faults: &mut Faults) {
    let path = Path::ROOT.key("groups");
    unique(settlement.groups.iter().map(|group| &group.id), &path, faults);
    if settlement.groups.is_empty() {
        faults.push(Code::EmptyList, &path, &[]);
    }
    for (index, group) in settlement.groups.iter().enumerate() {
        let path = path.index(index);
        condition(&settlement.questions, &settlement.questions, &group.eligible_if, &path.key("eligibleIf"), faults);
        if let Some(outer) = &group.within {
            known_group(settlement, outer, &path.key("within"), faults);
            // Order alone rules out a circle.
            if settlement.groups.iter().skip(index).any(|later| later.id == *outer) {
                faults.push(Code::WithinNotEarlier, &path.key("within"), &[("id", outer.as_str())]);
            }
        }
        let (counted, id) = (group.members.is_some(), group.id.as_str());
        group.claims.number.check(counted, group.claims.like, id, &path.key("claims").key("number"), faults);
        group.claims.check_stage(group.members.as_ref().map(|members| members.count), &path.key("claims"), faults);
        let comparable = group.within.is_none() && counted;
        if group.claims.like.is_some() && (!comparable || matches!(settlement.fund.gross, Gross::AsClaimed { .. })) {
            faults.push(Code::LikeNotPossible, &path.key("claims").key("like"), &[]);
        }
        if let Some(mix) = &group.claim_mix {
            let path = path.key("claimMix");
            parts(settlement, &mix.parts, &path.key("parts"), faults);
            for (key, each) in [("light", &mix.light), ("heavy", &mix.heavy)] {
                if let Some(each) = each {
                    parts(settlement, each, &path.key(key), faults);
                }
            }
        }
    }
}

/// Parts of a whole, with answers that their questions can have.
fn parts(settlement: &Settlement, parts: &[Part], path: &Path<'_>, faults: &mut Faults) {
    if parts.is_empty() {
        faults.push(Code::EmptyList, path, &[]);
        return;
    }
    let sum = parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.rate.units()));
    if sum != RATE_UNITS {
        faults.push(Code::PartsNotWhole, path, &[("sum", &Rate::of(sum).to_string())]);
    }
    for (index, part) in parts.iter().enumerate() {
        let path = path.index(index);
        let path = path.key("answers");
        for (id, given) in &part.answers.0 {
            answer(&settlement.questions, id, given, &path.key(id.as_str()), faults);
        }
    }
}

//! What the parts of a settlement file must say of each other: ids that exist and differ, sources for every figure,
//! an order without circles.

use crate::eligibility::{chain, check_answer};
use crate::fault::{Code, Faults};
use crate::read::{At, Id};
use crate::settlement::{Condition, Confidence, Event, From, Payment, Question, Settlement};
use crate::waterfall;

/// Records every such fault of a settlement.
pub(crate) fn check(settlement: &Settlement, faults: &mut Faults) {
    let root = At::ROOT;
    if settlement.fund.gross.0 < 0 {
        faults.push(Code::Negative, &root.key("fund").key("gross"), &[("found", &settlement.fund.gross.to_text())]);
    }
    questions(settlement, faults);
    groups(settlement, faults);
    plan(settlement, faults);
    let deductions = root.key("deductions");
    unique(settlement.deductions.iter().map(|deduction| &deduction.id), &deductions, faults);
    for (index, deduction) in settlement.deductions.iter().enumerate() {
        waterfall::check(deduction, &deduction.amount, &deductions.index(index).key("amount"), faults);
    }
    let outcome = root.key("outcome");
    let payments = outcome.key("payments");
    for (index, Payment { group, amount, .. }) in
        settlement.outcome.iter().flat_map(|outcome| &outcome.payments).enumerate()
    {
        let at = payments.index(index);
        known_group(settlement, group, &at.key("group"), faults);
        if amount.low.0 < 0 {
            faults.push(Code::Negative, &at.key("amount"), &[("found", &amount.low.to_text())]);
        }
    }
    sources(settlement, faults);
}

fn unique<'a>(ids: impl Iterator<Item = &'a Id> + Clone, at: &At<'_>, faults: &mut Faults) {
    for (index, id) in ids.clone().enumerate() {
        if ids.clone().take(index).any(|earlier| earlier == id) {
            faults.push(Code::DuplicateId, &at.index(index).key("id"), &[("id", id.as_str())]);
        }
    }
}

fn known_group(settlement: &Settlement, id: &Id, at: &At<'_>, faults: &mut Faults) {
    if !settlement.groups.iter().any(|group| group.id == *id) {
        faults.push(Code::UnknownGroup, at, &[("id", id.as_str())]);
    }
}

fn questions(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("questions");
    unique(settlement.questions.iter().map(|question| &question.id), &at, faults);
    for (index, question) in settlement.questions.iter().enumerate() {
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
        Condition::All { all } => several(questions, allowed, all, &at.key("all"), faults),
        Condition::Any { any } => several(questions, allowed, any, &at.key("any"), faults),
        Condition::Not { not } => self::condition(questions, allowed, not, &at.key("not"), faults),
    }
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
            known_group(settlement, outer, &at.key("within"), faults);
            // Order alone rules out a circle.
            if settlement.groups.iter().skip(index).any(|later| later.id == *outer) {
                faults.push(Code::WithinNotEarlier, &at.key("within"), &[("id", outer.as_str())]);
            }
        }
    }
}

fn plan(settlement: &Settlement, faults: &mut Faults) {
    let plan = At::ROOT.key("plan");
    let at = plan.key("pools");
    let pools = &settlement.plan.pools;
    unique(pools.iter().map(|pool| &pool.id), &at, faults);
    match pools.len() {
        0 => faults.push(Code::EmptyList, &at, &[]),
        1 => {}
        // Each pool takes the remainder, and nothing remains after the first.
        several => faults.push(Code::TooMany, &at, &[("found", &several.to_string()), ("limit", "1")]),
    }
    for (index, pool) in pools.iter().enumerate() {
        let at = at.index(index);
        let at = at.key("pays");
        if pool.pays.is_empty() {
            faults.push(Code::EmptyList, &at, &[]);
        }
        for (index, pay) in pool.pays.iter().enumerate() {
            let at = at.index(index);
            known_group(settlement, &pay.group, &at.key("group"), faults);
            if pool.pays.iter().take(index).any(|earlier| earlier.group == pay.group) {
                faults.push(Code::PaidTwice, &at.key("group"), &[("id", pay.group.as_str())]);
            }
            for (key, limit) in [("cap", pay.cap), ("floor", pay.floor)] {
                if let Some(limit) = limit.filter(|limit| limit.0 < 0) {
                    faults.push(Code::Negative, &at.key(key), &[("found", &limit.to_text())]);
                }
            }
        }
    }
    let groups = At::ROOT.key("groups");
    for (index, group) in settlement.groups.iter().enumerate() {
        let paid = |pool: &crate::settlement::Pool| {
            pool.pays.iter().any(|pay| chain(&settlement.groups, group).any(|group| group.id == pay.group))
        };
        if !pools.iter().any(paid) {
            faults.push(Code::NothingPaid, &groups.index(index), &[("id", group.id.as_str())]);
        }
        for pool in pools {
            let (floor, cap) = crate::pool::limits(settlement, pool, group);
            if let (floor, Some(cap)) = (floor, cap)
                && floor > cap
            {
                let params =
                    [("floor", crate::amount::Money(floor).to_text()), ("cap", crate::amount::Money(cap).to_text())];
                let params = params.each_ref().map(|(name, value)| (*name, value.as_str()));
                faults.push(Code::FloorAboveCap, &groups.index(index), &params);
            }
        }
    }
}

fn sources(settlement: &Settlement, faults: &mut Faults) {
    let root = At::ROOT;
    unique_sources(settlement, faults);
    let mut cited = |from: &From, at: &At<'_>| {
        let at = at.key("from");
        let list = at.key("sources");
        for (index, id) in from.sources.iter().enumerate() {
            if !settlement.sources.0.iter().any(|(known, _)| known == id) {
                faults.push(Code::UnknownSource, &list.index(index), &[("id", id.as_str())]);
            }
        }
        let worked_out = matches!(from.confidence, Confidence::NotFound | Confidence::Derived);
        if from.sources.is_empty() && !worked_out {
            faults.push(Code::SourceNeeded, &list, &[]);
        }
        if worked_out && from.note.is_none() {
            faults.push(Code::NoteNeeded, &at, &[]);
        }
    };
    cited(&settlement.court.from, &root.key("court"));
    cited(&settlement.fund.from, &root.key("fund"));
    let at = root.key("dates");
    for (index, Event { from, .. }) in settlement.dates.iter().enumerate() {
        cited(from, &at.index(index));
    }
    let at = root.key("deductions");
    for (index, deduction) in settlement.deductions.iter().enumerate() {
        cited(&deduction.from, &at.index(index));
    }
    let at = root.key("groups");
    for (index, group) in settlement.groups.iter().enumerate() {
        let at = at.index(index);
        if let Some(members) = &group.members {
            cited(&members.from, &at.key("members"));
        }
        cited(&group.claims.from, &at.key("claims"));
    }
    let at = root.key("outcome");
    let at = at.key("payments");
    for (index, payment) in settlement.outcome.iter().flat_map(|outcome| &outcome.payments).enumerate() {
        cited(&payment.from, &at.index(index));
    }
}

fn unique_sources(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("sources");
    let sources = &settlement.sources.0;
    for (index, (id, _)) in sources.iter().enumerate() {
        if sources.iter().take(index).any(|(earlier, _)| earlier == id) {
            faults.push(Code::DuplicateId, &at.key(id.as_str()), &[("id", id.as_str())]);
        }
    }
}

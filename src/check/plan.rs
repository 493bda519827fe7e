//! The plan of allocation: pools, what they pay, and what happens afterwards.

use super::{condition, not_negative, of_kind, unique};
use crate::amount::Money;
use crate::claims;
use crate::eligibility::{Known, Marks, chain};
use crate::fault::{Code, Faults};
use crate::place::At;
use crate::settlement::{
    AsNeeded, Group, Measure, Pay, PaymentRounding, Pool, QuestionKind, Range, Residue, Settlement, Sum, Surplus,
    Takes, Term, Unit, UnitValue,
};
use crate::weight::pay;

pub(super) fn check(settlement: &Settlement, faults: &mut Faults) {
    let plan = At::ROOT.key("plan");
    let at = plan.key("pools");
    let pools = &settlement.plan.pools;
    unique(pools.iter().map(|pool| &pool.id), &at, faults);
    if pools.is_empty() {
        faults.push(Code::EmptyList, &at, &[]);
    }
    for (index, pool) in pools.iter().enumerate() {
        let at = at.index(index);
        self::pool(settlement, pool, &at, faults);
        if pool.surplus == Some(Surplus::NextPool) && index.saturating_add(1) == pools.len() {
            faults.push(Code::NoNextPool, &at.key("surplus"), &[]);
        }
        let before = index.checked_sub(1).and_then(|before| pools.get(before));
        if before.is_some_and(|before| before.takes == Takes::Remainder && before.surplus != Some(Surplus::NextPool)) {
            faults.push(Code::NothingLeft, &at.key("takes"), &[]);
        }
    }
    paid(settlement, faults);
    spreads(settlement, faults);
    if let Some(rounding) = &settlement.plan.rounding {
        let cut = rounding.unit_value.is_some_and(|rule| rule != UnitValue::Exact)
            || rounding.payment.is_some_and(|rule| rule != PaymentRounding::Truncate);
        if rounding.unit_value == Some(UnitValue::Cent) && pools.iter().all(Pool::by_value) {
            faults.push(Code::SharesNeeded, &plan.key("rounding").key("unitValue"), &[]);
        }
        if cut && rounding.residue == Some(Residue::LargestRemainder) {
            faults.push(Code::ResidueNeedsTruncate, &plan.key("rounding").key("residue"), &[]);
        }
    }
    if let Some(distributions) =
        settlement.plan.afterwards.as_ref().and_then(|afterwards| afterwards.distributions.as_ref())
    {
        let at = plan.key("afterwards");
        let at = at.key("distributions");
        if !pools.iter().any(|pool| pool.id == distributions.pool) {
            let known = pools.iter().map(|pool| pool.id.as_str());
            faults.unknown(Code::UnknownPool, &at.key("pool"), distributions.pool.as_str(), known);
        }
        if let Some(cost) = distributions.cost {
            not_negative(cost.low, &at.key("cost"), faults);
        }
        if let Some(least) = distributions.least_payment {
            not_negative(least, &at.key("leastPayment"), faults);
        }
    }
}

fn pool(settlement: &Settlement, pool: &Pool, at: &At<'_>, faults: &mut Faults) {
    let by_value = pool.by_value();
    let takes = at.key("takes");
    match pool.takes {
        Takes::Fixed(money) => not_negative(money, &takes.key("fixed"), faults),
        Takes::AsNeeded(_) if !by_value => faults.push(Code::ValuesNeeded, &takes, &[]),
        _ => {}
    }
    if let Takes::AsNeeded(AsNeeded { at_most: Some(most) }) = pool.takes {
        not_negative(most, &takes.key("asNeeded").key("atMost"), faults);
    }
    if let Some(least) = pool.de_minimis {
        not_negative(least, &at.key("deMinimis"), faults);
    }
    if let Some(top_up) = &pool.top_up {
        let at = at.key("topUp");
        not_negative(top_up.share_value, &at.key("shareValue"), faults);
        if let Some(most) = top_up.at_most {
            not_negative(most, &at.key("atMost"), faults);
        }
        if by_value {
            faults.push(Code::SharesNeeded, &at, &[]);
        }
    }
    let at = at.key("pays");
    if pool.pays.is_empty() {
        faults.push(Code::EmptyList, &at, &[]);
    }
    for (index, pay) in pool.pays.iter().enumerate() {
        let at = at.index(index);
        claims::group(settlement, &pay.group, &at.key("group"), faults);
        if pool.pays.iter().take(index).any(|earlier| earlier.group == pay.group) {
            faults.push(Code::PaidTwice, &at.key("group"), &[("id", pay.group.as_str())]);
        }
        pay_entry(settlement, pay, by_value, &at, faults);
    }
}

fn pay_entry(settlement: &Settlement, pay: &Pay, by_value: bool, at: &At<'_>, faults: &mut Faults) {
    match (&pay.shares, &pay.value) {
        (Some(shares), None) => {
            measure(settlement, shares, &at.key("shares"), faults);
            if by_value {
                faults.push(Code::MixedWeights, at, &[]);
            }
        }
        (None, Some(value)) => measure(settlement, value, &at.key("value"), faults),
        _ => faults.push(Code::OneKeyNeeded, at, &[("known", "shares, value")]),
    }
    if let Some(limits) = &pay.factor {
        let at = at.key("factor");
        if !by_value {
            faults.push(Code::ValuesNeeded, &at, &[]);
        }
        if let (Some(least), Some(most)) = (limits.least, limits.most)
            && least > most
        {
            faults.push(Code::RangeReversed, &at, &[]);
        }
    }
    for (key, limit) in [("cap", &pay.cap), ("floor", &pay.floor)] {
        if let Some(limit) = limit {
            measure(settlement, limit, &at.key(key), faults);
        }
    }
}

/// A number of shares or dollars whose terms speak of questions that exist and fit.
fn measure<T: Unit>(settlement: &Settlement, measure: &Measure<T>, at: &At<'_>, faults: &mut Faults) {
    match measure {
        Measure::Constant(amount) => positive(amount, at, faults),
        Measure::WorkedOut(sum) => terms(settlement, sum, at, faults),
    }
}

fn terms<T: Unit>(settlement: &Settlement, sum: &Sum<T>, at: &At<'_>, faults: &mut Faults) {
    if let (Some(least), Some(most)) = (sum.least, sum.most)
        && least > most
    {
        faults.push(Code::RangeReversed, at, &[]);
    }
    for (key, limit) in [("least", sum.least), ("most", sum.most)] {
        if let Some(limit) = limit {
            positive(&Range::exact(limit), &at.key(key), faults);
        }
    }
    let at = at.key("sum");
    if sum.sum.is_empty() {
        faults.push(Code::EmptyList, &at, &[]);
    }
    let questions = &settlement.questions;
    for (index, term) in sum.sum.iter().enumerate() {
        let at = at.index(index);
        match term {
            Term::Fixed(amount) => positive(amount, &at.key("fixed"), faults),
            Term::PerUnit(term) => {
                let at = at.key("perUnit");
                positive(&term.amount, &at.key("amount"), faults);
                of_kind(questions, &term.question, &[QuestionKind::Number], &at.key("question"), faults);
            }
            Term::PerMonth(term) => {
                let at = at.key("perMonth");
                positive(&term.amount, &at.key("amount"), faults);
                if term.between.last < term.between.first {
                    let params = [("earlier", "first"), ("later", "last")];
                    faults.push(Code::DatesOutOfOrder, &at.key("between"), &params);
                }
                for (key, question) in [("start", &term.start), ("end", &term.end)] {
                    if let Some(question) = question {
                        of_kind(questions, question, &[QuestionKind::Date], &at.key(key), faults);
                    }
                }
            }
            Term::PercentOf(term) => {
                let at = at.key("percentOf");
                of_kind(questions, &term.question, &[QuestionKind::Amount], &at.key("question"), faults);
            }
            Term::Tiers(tiers) => {
                let at = at.key("tiers");
                if tiers.is_empty() {
                    faults.push(Code::EmptyList, &at, &[]);
                }
                for (index, tier) in tiers.iter().enumerate() {
                    let at = at.index(index);
                    positive(&tier.amount, &at.key("amount"), faults);
                    if let Some(when) = &tier.when {
                        condition(questions, questions, when, &at.key("when"), faults);
                    }
                }
            }
        }
    }
}

fn positive<T: Unit>(amount: &Range<T>, at: &At<'_>, faults: &mut Faults) {
    let low = amount.low.units();
    if low < 0 {
        // Shares are never negative, so these are cents.
        not_negative(Money(low), at, faults);
    }
}

/// Every group must be paid, and what its claims weigh must be known.
fn paid(settlement: &Settlement, faults: &mut Faults) {
    let at = At::ROOT.key("groups");
    for (index, group) in settlement.groups.iter().enumerate() {
        let at = at.index(index);
        let around = || chain(&settlement.groups, group);
        let pools = &settlement.plan.pools;
        let paid = |group: &Group| pools.iter().any(|pool| pay(pool, group).is_some());
        // A class can be there to hold its subclasses, and be paid nothing itself.
        let within =
            || settlement.groups.iter().filter(|inner| chain(&settlement.groups, inner).any(|g| g.id == group.id));
        if !around().any(paid) && !within().any(paid) {
            faults.push(Code::NothingPaid, &at, &[("id", group.id.as_str())]);
        }
        let by_answer = around().any(|group| Marks::of_weight(settlement, group).any());
        if by_answer && !around().any(|group| group.spread.is_some()) {
            faults.push(Code::SpreadNeeded, &at, &[("id", group.id.as_str())]);
        }
        for pool in pools {
            limits(pool, around(), &at, faults);
        }
    }
}

/// The parts of a spread must answer what the weights of their claims depend on: else these would count for nothing.
fn spreads(settlement: &Settlement, faults: &mut Faults) {
    let groups = &settlement.groups;
    let at = At::ROOT.key("groups");
    for (index, owner) in groups.iter().enumerate() {
        let Some(spread) = &owner.spread else { continue };
        let mut marks = Marks::of_terms(&settlement.questions);
        let nearest = |group| chain(groups, group).find(|group| group.spread.is_some()).map(|group| &group.id);
        for group in groups.iter().filter(|group| nearest(group) == Some(&owner.id)) {
            chain(groups, group).for_each(|group| marks.weight(settlement, group));
        }
        let at = at.index(index);
        let at = at.key("spread");
        for (key, parts) in
            [("parts", Some(&spread.parts)), ("light", spread.light.as_ref()), ("heavy", spread.heavy.as_ref())]
        {
            let at = at.key(key);
            for (index, part) in parts.into_iter().flatten().enumerate() {
                let at = at.index(index);
                let at = at.key("answers");
                for question in marks.unanswered(&Known::all(&settlement.questions, &part.answers)) {
                    let id = question.id.as_str();
                    faults.push(Code::MissingAnswer, &at.key(id), &[("id", id)]);
                }
            }
        }
    }
}

/// A floor that is the same for every claim must not be above such a cap.
fn limits<'a>(pool: &Pool, around: impl Iterator<Item = &'a Group> + Clone, at: &At<'_>, faults: &mut Faults) {
    let constant = |limit: fn(&Pay) -> Option<&Measure<Money>>| {
        let stated = around.clone().find_map(|group| pay(pool, group).and_then(limit));
        match stated {
            Some(Measure::Constant(amount)) => Some(*amount),
            _ => None,
        }
    };
    if let (Some(floor), Some(cap)) = (constant(|pay| pay.floor.as_ref()), constant(|pay| pay.cap.as_ref()))
        && floor.high > cap.low
    {
        let (floor, cap) = (floor.high.to_text(), cap.low.to_text());
        faults.push(Code::FloorAboveCap, at, &[("floor", &floor), ("cap", &cap)]);
    }
}

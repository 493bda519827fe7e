//! The plan of allocation: pools, what they pay, and what happens to the residual.

use super::{around, condition, known_group, not_negative, of_kind, unique};
use crate::error::{Code, Faults, Path};
use crate::number::{MAX_CLAIM_CENTS, Money, Unit};
use crate::settlement::{
    AsNeeded, Group, Measure, Pay, PaymentRounding, Pool, QuestionKind, Range, Residue, Settlement, Sum, Surplus,
    Takes, Term, UnitValue,
};

pub(super) fn check(settlement: &Settlement, faults: &mut Faults) {
    let plan = Path::ROOT.key("plan");
    let path = plan.key("pools");
    let pools = &settlement.plan.pools;
    unique(pools.iter().map(|pool| &pool.id), &path, faults);
    if pools.is_empty() {
        faults.push(Code::EmptyList, &path, &[]);
    }
    for (index, pool) in pools.iter().enumerate() {
        let path = path.index(index);
        self::pool(settlement, pool, &path, faults);
        if pool.surplus == Some(Surplus::NextPool) && index.saturating_add(1) == pools.len() {
            faults.push(Code::NoNextPool, &path.key("surplus"), &[]);
        }
        let before = index.checked_sub(1).and_then(|before| pools.get(before));
        if before.is_some_and(|before| before.takes == Takes::Remainder && before.surplus != Some(Surplus::NextPool)) {
            faults.push(Code::NothingLeft, &path.key("takes"), &[]);
        }
    }
    paid(settlement, faults);
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
    if let Some(distributions) = settlement.plan.residual.as_ref().and_then(|residual| residual.distributions.as_ref())
    {
        let path = plan.key("residual");
        let path = path.key("distributions");
        if !pools.iter().any(|pool| pool.id == distributions.pool) {
            let known = pools.iter().map(|pool| pool.id.as_str());
            faults.unknown(Code::UnknownPool, &path.key("pool"), distributions.pool.as_str(), known);
        }
        if let Some(cost) = distributions.cost {
            not_negative(cost.low, &path.key("cost"), faults);
        }
        if let Some(least) = distributions.least_payment {
            not_negative(least, &path.key("leastPayment"), faults);
        }
    }
}

fn pool(settlement: &Settlement, pool: &Pool, path: &Path<'_>, faults: &mut Faults) {
    let by_value = pool.by_value();
    let takes = path.key("takes");
    match pool.takes {
        Takes::Fixed(money) => not_negative(money, &takes.key("fixed"), faults),
        Takes::AsNeeded(_) if !by_value => faults.push(Code::ValuesNeeded, &takes, &[]),
        _ => {}
    }
    if let Takes::AsNeeded(AsNeeded { at_most: Some(most) }) = pool.takes {
        not_negative(most, &takes.key("asNeeded").key("atMost"), faults);
    }
    if let Some(least) = pool.de_minimis {
        not_negative(least, &path.key("deMinimis"), faults);
    }
    if let Some(top_up) = &pool.top_up {
        let path = path.key("topUp");
        not_negative(top_up.share_value, &path.key("shareValue"), faults);
        if let Some(most) = top_up.at_most {
            not_negative(most, &path.key("atMost"), faults);
        }
        if by_value {
            faults.push(Code::SharesNeeded, &path, &[]);
        }
    }
    let path = path.key("pays");
    if pool.pays.is_empty() {
        faults.push(Code::EmptyList, &path, &[]);
    }
    for (index, pay) in pool.pays.iter().enumerate() {
        let path = path.index(index);
        known_group(settlement, &pay.group, &path.key("group"), faults);
        if pool.pays.iter().take(index).any(|earlier| earlier.group == pay.group) {
            faults.push(Code::PaidTwice, &path.key("group"), &[("id", pay.group.as_str())]);
        }
        pay_entry(settlement, pay, by_value, &path, faults);
    }
}

fn pay_entry(settlement: &Settlement, pay: &Pay, by_value: bool, path: &Path<'_>, faults: &mut Faults) {
    match (&pay.shares, &pay.value) {
        (Some(shares), None) => {
            measure(settlement, shares, &path.key("shares"), faults);
            if by_value {
                faults.push(Code::MixedWeights, path, &[]);
            }
        }
        (None, Some(value)) => measure(settlement, value, &path.key("value"), faults),
        _ => faults.push(Code::OneKeyNeeded, path, &[("known", "shares, value")]),
    }
    if let Some(limits) = &pay.factor {
        let path = path.key("factor");
        if !by_value {
            faults.push(Code::ValuesNeeded, &path, &[]);
        }
        if let (Some(least), Some(most)) = (limits.least, limits.most)
            && least > most
        {
            faults.push(Code::RangeReversed, &path, &[]);
        }
    }
    for (key, limit) in [("cap", &pay.cap), ("floor", &pay.floor)] {
        if let Some(limit) = limit {
            measure(settlement, limit, &path.key(key), faults);
        }
    }
}

/// A number of shares or dollars whose terms speak of questions that exist and fit.
fn measure<T: Unit>(settlement: &Settlement, measure: &Measure<T>, path: &Path<'_>, faults: &mut Faults) {
    match measure {
        Measure::Constant(amount) => of_a_claim(amount, path, faults),
        Measure::WorkedOut(sum) => terms(settlement, sum, path, faults),
    }
}

fn terms<T: Unit>(settlement: &Settlement, sum: &Sum<T>, path: &Path<'_>, faults: &mut Faults) {
    if let (Some(least), Some(most)) = (sum.least, sum.most)
        && least > most
    {
        faults.push(Code::RangeReversed, path, &[]);
    }
    for (key, limit) in [("least", sum.least), ("most", sum.most)] {
        if let Some(limit) = limit {
            of_a_claim(&Range::exact(limit), &path.key(key), faults);
        }
    }
    let path = path.key("sum");
    if sum.sum.is_empty() {
        faults.push(Code::EmptyList, &path, &[]);
    }
    let questions = &settlement.questions;
    for (index, term) in sum.sum.iter().enumerate() {
        let path = path.index(index);
        match term {
            Term::Fixed(amount) => of_a_claim(amount, &path.key("fixed"), faults),
            Term::PerUnit(term) => {
                let path = path.key("perUnit");
                of_a_claim(&term.amount, &path.key("amount"), faults);
                of_kind(questions, &term.question, &[QuestionKind::Number], &path.key("question"), faults);
            }
            Term::PerMonth(term) => {
                let path = path.key("perMonth");
                of_a_claim(&term.amount, &path.key("amount"), faults);
                if term.between.last < term.between.first {
                    let params = [("earlier", "first"), ("later", "last")];
                    faults.push(Code::DatesOutOfOrder, &path.key("between"), &params);
                }
                for (key, question) in [("start", &term.start), ("end", &term.end)] {
                    if let Some(question) = question {
                        of_kind(questions, question, &[QuestionKind::Date], &path.key(key), faults);
                    }
                }
            }
            Term::PercentOf(term) => {
                let path = path.key("percentOf");
                of_kind(questions, &term.question, &[QuestionKind::Amount], &path.key("question"), faults);
            }
            Term::Tiers(tiers) => {
                let path = path.key("tiers");
                if tiers.is_empty() {
                    faults.push(Code::EmptyList, &path, &[]);
                }
                for (index, tier) in tiers.iter().enumerate() {
                    let path = path.index(index);
                    of_a_claim(&tier.amount, &path.key("amount"), faults);
                    if let Some(when) = &tier.when {
                        condition(questions, questions, when, &path.key("when"), faults);
                    }
                }
            }
        }
    }
}

/// What a claim weighs, or a limit of it.
fn of_a_claim<T: Unit>(amount: &Range<T>, path: &Path<'_>, faults: &mut Faults) {
    // Shares are never negative, and never more than so many units: these are cents.
    let [low, high] = [amount.low, amount.high].map(|end| Money::from_cents(end.units()));
    let most = Money::from_cents(MAX_CLAIM_CENTS);
    not_negative(low, path, faults);
    if high > most {
        faults.push(Code::TooBig, path, &[("found", &high.to_string()), ("limit", &most.to_string())]);
    }
}

/// Every group must be paid, and what its claims weigh must be known.
fn paid(settlement: &Settlement, faults: &mut Faults) {
    let groups = &settlement.groups;
    let pools = &settlement.plan.pools;
    let pays = |group: &Group| pools.iter().filter_map(|pool| pay(pool, group)).collect::<Vec<_>>();
    let path = Path::ROOT.key("groups");
    for (index, group) in groups.iter().enumerate() {
        let path = path.index(index);
        let around = || around(groups, group);
        // A class can be there to hold its subclasses, and be paid nothing itself.
        let mut within = groups.iter().filter(|inner| super::around(groups, inner).any(|g| g.id == group.id));
        if around().all(|group| pays(group).is_empty()) && within.all(|group| pays(group).is_empty()) {
            faults.push(Code::NothingPaid, &path, &[("id", group.id.as_str())]);
        }
        let by_answer = around().flat_map(pays).any(by_answer);
        if by_answer && !around().any(|group| group.claim_mix.is_some()) {
            faults.push(Code::ClaimMixNeeded, &path, &[("id", group.id.as_str())]);
        }
        for pool in pools {
            limits(pool, around(), &path, faults);
        }
    }
}

/// What a pool pays a group.
fn pay<'a>(pool: &'a Pool, group: &Group) -> Option<&'a Pay> {
    pool.pays.iter().find(|pay| pay.group == group.id)
}

/// Whether what a claim weighs, or its limits, depend on answers.
fn by_answer(pay: &Pay) -> bool {
    let dollars = [&pay.value, &pay.cap, &pay.floor];
    pay.shares.as_ref().is_some_and(asks) || dollars.into_iter().flatten().any(asks)
}

fn asks<T: Unit>(measure: &Measure<T>) -> bool {
    let Measure::WorkedOut(sum) = measure else { return false };
    sum.sum.iter().any(|term| match term {
        Term::Fixed(_) => false,
        Term::PerUnit(_) | Term::PercentOf(_) => true,
        Term::PerMonth(term) => term.start.is_some() || term.end.is_some(),
        Term::Tiers(tiers) => tiers.iter().any(|tier| tier.when.is_some()),
    })
}

/// A floor that is the same for every claim must not be above such a cap.
fn limits<'a>(pool: &Pool, around: impl Iterator<Item = &'a Group> + Clone, path: &Path<'_>, faults: &mut Faults) {
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
        let (floor, cap) = (floor.high.to_string(), cap.low.to_string());
        faults.push(Code::FloorAboveCap, path, &[("floor", &floor), ("cap", &cap)]);
    }
}

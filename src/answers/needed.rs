//! Answers that a weight cannot do without.

use crate::error::{Code, Faults, Path};
use crate::plan::{Pay, Plan, Pool, Possible};

/// Refuses a term that somebody who is paid by it may not be asked the answer to: it would count for nothing, and so
/// would the claim. Where that takes too long to say, nothing is said.
pub(crate) fn check(plan: &Plan, faults: &mut Faults) {
    let possible = Possible::new(&plan.questions, &plan.groups);
    let path = Path::ROOT.key("plan");
    let path = path.key("pools");
    for (index, pool) in plan.pools.iter().enumerate() {
        let path = path.index(index);
        let path = path.key("pays");
        for (index, pay) in pool.pays.iter().enumerate() {
            terms(plan, &possible, (pool, pay), &path.index(index), faults);
        }
    }
}

fn terms(plan: &Plan, possible: &Possible<'_>, (pool, pay): (&Pool, &Pay), path: &Path<'_>, faults: &mut Faults) {
    let chain = plan.groups.get(pay.group).into_iter().flat_map(|group| &group.chain);
    let around: Vec<_> = chain.filter_map(|group| plan.groups.get(*group)).map(|group| &group.eligible_if).collect();
    let weight = if pool.by_value { "value" } else { "shares" };
    let measures = [(weight, Some(&pay.weight)), ("cap", pay.cap.as_ref()), ("floor", pay.floor.as_ref())];
    for (key, measure) in measures.into_iter().filter_map(|(key, measure)| Some((key, measure?))) {
        let path = path.key(key);
        let path = path.key("sum");
        for (index, term) in measure.terms().iter().enumerate() {
            let path = path.index(index);
            for (key, question) in term.needs() {
                let Some(asked) = plan.questions.get(question).filter(|asked| asked.otherwise.is_none()) else {
                    continue;
                };
                if asked.ask_if.is_some() && possible.together(&around, Some(question)) == Some(true) {
                    let group = plan.groups.get(pay.group).map_or("", |group| group.id.as_str());
                    let params = [("id", asked.stated.id.as_str()), ("group", group)];
                    faults.push(Code::MayNotBeAsked, &path.key(term.key()).key(key), &params);
                }
            }
        }
    }
}

//! Sources: every figure cites one that exists, and none stands there unused.

use crate::fault::{Code, Faults};
use crate::place::At;
use crate::read::Id;
use crate::settlement::{Confidence, Event, From, Gross, Settlement};

/// Every figure must say where it is from, and every source must be used.
pub(super) fn check<'a>(settlement: &'a Settlement, faults: &mut Faults) {
    let root = At::ROOT;
    let mut used: Vec<&Id> = Vec::new();
    let mut cited = |from: &'a From, at: &At<'_>| {
        let at = at.key("from");
        let list = at.key("sources");
        for (index, id) in from.sources.iter().enumerate() {
            used.push(id);
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
        if let Some(spread) = &group.spread {
            cited(&spread.from, &at.key("spread"));
        }
    }
    if let Gross::Scenarios { scenarios } = &settlement.fund.gross {
        let at = root.key("fund");
        let at = at.key("gross");
        let at = at.key("scenarios");
        for (index, scenario) in scenarios.iter().enumerate() {
            cited(&scenario.from, &at.index(index));
        }
    }
    let plan = root.key("plan");
    cited(&settlement.plan.from, &plan);
    if let Some(afterwards) = &settlement.plan.afterwards {
        cited(&afterwards.from, &plan.key("afterwards"));
    }
    let at = plan.key("pools");
    for (index, pool) in settlement.plan.pools.iter().enumerate() {
        let at = at.index(index);
        let at = at.key("pays");
        for (index, pay) in pool.pays.iter().enumerate() {
            if let Some(from) = &pay.from {
                cited(from, &at.index(index));
            }
        }
    }
    let at = root.key("outcome");
    let at = at.key("payments");
    for (index, payment) in settlement.outcome.iter().flat_map(|outcome| &outcome.payments).enumerate() {
        cited(&payment.from, &at.index(index));
    }
    let at = root.key("sources");
    let sources = &settlement.sources.0;
    for (id, _) in sources {
        if !used.contains(&id) {
            faults.push(Code::SourceNotUsed, &at.key(id.as_str()), &[("id", id.as_str())]);
        }
    }
}

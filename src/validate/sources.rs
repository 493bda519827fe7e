//! Sources: every figure cites one that exists, and none stands there unused.

use crate::error::{Code, Faults, Path};
use crate::settlement::decode::Id;
use crate::settlement::{Confidence, Event, From, Gross, Settlement};

/// Every figure must say where it is from, and every source must be used.
pub(super) fn check<'a>(settlement: &'a Settlement, faults: &mut Faults) {
    let root = Path::ROOT;
    let mut used: Vec<&Id> = Vec::new();
    let mut cited = |from: &'a From, path: &Path<'_>| {
        let path = path.key("from");
        let list = path.key("sources");
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
            faults.push(Code::NoteNeeded, &path, &[]);
        }
    };
    cited(&settlement.court.from, &root.key("court"));
    cited(&settlement.fund.from, &root.key("fund"));
    let path = root.key("dates");
    for (index, Event { from, .. }) in settlement.dates.iter().enumerate() {
        cited(from, &path.index(index));
    }
    let path = root.key("deductions");
    for (index, deduction) in settlement.deductions.iter().enumerate() {
        cited(&deduction.from, &path.index(index));
    }
    let path = root.key("groups");
    for (index, group) in settlement.groups.iter().enumerate() {
        let path = path.index(index);
        if let Some(members) = &group.members {
            cited(&members.from, &path.key("members"));
        }
        cited(&group.claims.from, &path.key("claims"));
        if let Some(mix) = &group.claim_mix {
            cited(&mix.from, &path.key("claimMix"));
        }
    }
    if let Gross::Scenarios { scenarios } = &settlement.fund.gross {
        let path = root.key("fund");
        let path = path.key("gross");
        let path = path.key("scenarios");
        for (index, scenario) in scenarios.iter().enumerate() {
            cited(&scenario.from, &path.index(index));
        }
    }
    let plan = root.key("plan");
    cited(&settlement.plan.from, &plan);
    if let Some(residual) = &settlement.plan.residual {
        cited(&residual.from, &plan.key("residual"));
    }
    let path = plan.key("pools");
    for (index, pool) in settlement.plan.pools.iter().enumerate() {
        let path = path.index(index);
        let path = path.key("pays");
        for (index, pay) in pool.pays.iter().enumerate() {
            if let Some(from) = &pay.from {
                cited(from, &path.index(index));
            }
        }
    }
    let path = root.key("outcome");
    let path = path.key("payments");
    for (index, payment) in settlement.outcome.iter().flat_map(|outcome| &outcome.payments).enumerate() {
        cited(&payment.from, &path.index(index));
    }
    let path = root.key("sources");
    let sources = &settlement.sources.0;
    for (id, _) in sources {
        if !used.contains(&id) {
            faults.push(Code::SourceNotUsed, &path.key(id.as_str()), &[("id", id.as_str())]);
        }
    }
}

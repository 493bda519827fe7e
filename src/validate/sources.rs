//! Sources: every figure cites one that exists, and none stands there unused.

use crate::error::{Code, Faults, Path};
use crate::settlement::decode::Id;
use crate::settlement::{Confidence, Event, From, Gross, Settlement, SourceKind};

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
        let path_of_claims = path.key("claims");
        cited(&group.claims.from, &path_of_claims);
        if let Some(filed) = &group.claims.filed {
            cited(&filed.from, &path_of_claims.key("filed"));
        }
        if let Some(accepted) = &group.claims.accepted {
            cited(&accepted.from, &path_of_claims.key("accepted"));
        }
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
    let path = root.key("expected");
    for (index, expectation) in settlement.expected.iter().flatten().enumerate() {
        cited(&expectation.from, &path.index(index));
    }
    let path = root.key("outcome");
    let path = path.key("payments");
    for (index, payment) in settlement.outcome.iter().flat_map(|outcome| &outcome.payments).enumerate() {
        cited(&payment.from, &path.index(index));
    }
    let path = root.key("sources");
    let sources = &settlement.sources.0;
    for (id, source) in sources {
        let path = path.key(id.as_str());
        if !used.contains(&id) {
            faults.push(Code::SourceNotUsed, &path, &[("id", id.as_str())]);
        }
        let filed = source.docket.is_some() && source.document.is_some();
        let printed = source.title.is_some() && source.date.is_some();
        let findable = match source.kind {
            SourceKind::CourtDocument => filed,
            _ => filed || printed,
        };
        if source.url.is_none() && !findable {
            faults.push(Code::SourceNotFindable, &path, &[]);
        }
    }
}

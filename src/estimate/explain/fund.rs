//! The fund, its deductions and the claims of every group.

use super::{PercentBase, Step, cited};
use crate::estimate::{Estimate, Figures};
use crate::settlement::{DeductionAmount, Gross};

pub(super) fn explain<'a>(figures: &Figures<'a>, estimate: &Estimate<'a>, steps: &mut Vec<Step<'a>>) {
    gross(figures, estimate, steps);
    deductions(figures, estimate, steps);
    let fund = &estimate.fund;
    steps.push(Step::NetFund { gross: fund.gross, deductions: fund.gross - fund.net, amount: fund.net });
    claims(figures, estimate, steps);
}

fn gross<'a>(figures: &Figures<'a>, estimate: &Estimate<'a>, steps: &mut Vec<Step<'a>>) {
    let allocation = &figures.cases.base.allocation;
    let stated = &figures.plan.fund;
    let amount = estimate.fund.gross;
    let (mut sources, mut confidence) = cited(&stated.from);
    steps.push(match &stated.gross {
        Gross::AsClaimed { as_claimed } => Step::FundAsClaimed {
            claims: allocation.need.narrow().into(),
            deductions: allocation.waterfall.deductions(),
            at_least: as_claimed.at_least,
            at_most: as_claimed.at_most,
            amount,
            sources,
            confidence,
        },
        gross => {
            if let Gross::Scenarios { scenarios } = gross
                && let Some(scenario) = scenarios.get(figures.assumptions.scenario.unwrap_or(0))
            {
                (sources, confidence) = cited(&scenario.from);
            }
            let range = figures.range(|outcome| outcome.allocation.waterfall.gross);
            Step::GrossFund { amount, range, scenario: estimate.fund.scenario, sources, confidence }
        }
    });
}

fn deductions<'a>(figures: &Figures<'a>, estimate: &Estimate<'a>, steps: &mut Vec<Step<'a>>) {
    let allocation = &figures.cases.base.allocation;
    let stated = figures.plan.deductions.iter().zip(&allocation.waterfall.taken).enumerate();
    for ((index, (deduction, taken)), worked_out) in stated.zip(&estimate.fund.deductions) {
        let assumed = figures.assumptions.deduction(index);
        let (sources, confidence) = cited(&deduction.from);
        let (id, kind) = (&deduction.id, deduction.kind);
        let (mut percent_of, mut per_claim) = (None, None);
        let counted = assumed.unwrap_or(&deduction.amount);
        let usual = counted.usual(deduction.kind).is_some();
        match counted {
            DeductionAmount::PercentOfGross(_) => percent_of = Some(PercentBase::Gross),
            DeductionAmount::PercentOfRemaining(_) => percent_of = Some(PercentBase::Remaining),
            DeductionAmount::PercentOf(_) => percent_of = Some(PercentBase::Stated),
            DeductionAmount::PerClaim(money) => per_claim = Some(money.likely),
            DeductionAmount::Fixed(_) => {}
            DeductionAmount::Unknown(_) if usual => percent_of = Some(PercentBase::Gross),
            DeductionAmount::Unknown(_) => {
                steps.push(Step::DeductionUnknown { deduction: id, kind, sources, confidence });
                continue;
            }
        }
        steps.push(Step::Deduction {
            deduction: id,
            kind,
            basis: deduction.basis,
            percent: taken.percent.map(|(percent, _)| percent),
            percent_of,
            base: taken.percent.map(|(_, base)| base),
            per_claim,
            claims: per_claim.map(|_| allocation.total),
            amount: worked_out.amount,
            range: worked_out.range,
            usual,
            assumed: assumed.is_some(),
            sources,
            confidence,
        });
    }
}

fn claims<'a>(figures: &Figures<'a>, estimate: &Estimate<'a>, steps: &mut Vec<Step<'a>>) {
    for (group, claims) in figures.plan.groups.iter().zip(&estimate.claims) {
        let (sources, confidence) = cited(&group.claims.from);
        steps.push(Step::Claims {
            group: claims.group,
            count: claims.count,
            low: claims.low,
            high: claims.high,
            members: claims.members,
            rate: claims.rate,
            stage: group.claims.stage,
            filed: claims.filed,
            accepted: claims.accepted,
            assumed: claims.assumed,
            forecast: claims.forecast,
            sources,
            confidence,
        });
    }
    for own in figures.cases.base.allocation.added.iter().filter_map(|index| figures.own.get(*index)) {
        steps.push(Step::OwnClaim { groups: figures.plan.ids_around(own.group) });
    }
}

//! The fund, its deductions and the claims of every group.

use super::{Writer, cited};
use crate::amount::{Money, RATE_UNITS, Rate, narrow, part_of};
use crate::claims::{is_assumed, is_forecast};
use crate::estimate::{DeductionTaken, FundDivision, GroupClaims, PercentBase, Step};
use crate::read::Count;
use crate::settlement::{DeductionAmount, Gross, Range};

impl<'a> Writer<'a, '_> {
    pub(super) fn fund(&mut self) -> FundDivision<'a> {
        let waterfall = &self.likely.allotment.waterfall;
        let (gross, net) = (Money(waterfall.gross), Money(waterfall.net));
        let (sources, confidence) = cited(&self.settlement.fund.from);
        let mut scenario = None;
        let first = match &self.settlement.fund.gross {
            Gross::AsClaimed { as_claimed } => Step::FundAsClaimed {
                claims: Money(narrow(self.likely.allotment.need)),
                deductions: Money(waterfall.deductions()),
                at_least: as_claimed.at_least,
                at_most: as_claimed.at_most,
                amount: gross,
                sources,
                confidence,
            },
            stated => {
                let mut cited_as = (sources, confidence);
                if let Gross::Scenarios { scenarios } = stated {
                    let assumed = self.assumptions.scenario();
                    scenario = scenarios.iter().find(|known| Some(&known.id) == assumed).or(scenarios.first());
                    cited_as = scenario.map_or(cited_as, |scenario| cited(&scenario.from));
                }
                Step::GrossFund {
                    amount: gross,
                    range: self.range(|outlook| outlook.allotment.waterfall.gross),
                    scenario: scenario.map(|scenario| &scenario.id),
                    sources: cited_as.0,
                    confidence: cited_as.1,
                }
            }
        };
        self.steps.push(first);
        let mut deductions = Vec::with_capacity(waterfall.taken.len());
        for (index, (deduction, taken)) in self.settlement.deductions.iter().zip(&waterfall.taken).enumerate() {
            let assumed = self.assumptions.deduction(&deduction.id);
            let amount = Money(narrow(taken.amount));
            let range = self
                .range(|outlook| outlook.allotment.waterfall.taken.get(index).map_or(0, |taken| narrow(taken.amount)));
            let (sources, confidence) = cited(&deduction.from);
            let (id, kind, basis) = (&deduction.id, deduction.kind, deduction.basis);
            let (mut percent_of, mut per_claim) = (None, None);
            let mut known = true;
            match assumed.unwrap_or(&deduction.amount) {
                DeductionAmount::PercentOfGross(_) => percent_of = Some(PercentBase::Gross),
                DeductionAmount::PercentOfRemaining(_) => percent_of = Some(PercentBase::Remaining),
                DeductionAmount::PercentOf(_) => percent_of = Some(PercentBase::Stated),
                DeductionAmount::PerClaim(money) => per_claim = Some(money.likely),
                DeductionAmount::Fixed(_) => {}
                DeductionAmount::Unknown(_) => known = false,
            }
            self.steps.push(if known {
                Step::Deduction {
                    deduction: id,
                    kind,
                    basis,
                    percent: taken.percent.map(|(percent, _)| percent),
                    percent_of,
                    base: taken.percent.map(|(_, base)| Money(base)),
                    per_claim,
                    claims: per_claim.map(|_| Count(self.likely.allotment.total)),
                    amount,
                    range,
                    assumed: assumed.is_some(),
                    sources,
                    confidence,
                }
            } else {
                Step::DeductionUnknown { deduction: id, kind, sources, confidence }
            });
            deductions.push(DeductionTaken { id, kind, amount, range });
        }
        self.steps.push(Step::NetFund { gross, deductions: Money(waterfall.deductions()), amount: net });
        let range = self.range(|outlook| outlook.allotment.waterfall.net);
        let scenario = scenario.map(|scenario| &scenario.id);
        FundDivision { gross, scenario, deductions, net, range }
    }

    pub(super) fn claims(&mut self) -> Vec<GroupClaims<'a>> {
        let mut claims = Vec::with_capacity(self.figures.counts.len());
        for (group, counts) in self.settlement.groups.iter().zip(&self.figures.counts) {
            let id = &group.id;
            // Where there is little room in the group around it, the side with the most claims need not have most of these.
            let Range { low, likely, high } = *counts;
            let (least, most) = (low.min(likely).min(high), low.max(likely).max(high));
            let (count, low, high) = (Count(likely), Count(least), Count(most));
            let members = group.members.as_ref().map(|members| members.count.likely);
            let rate = match members {
                Some(Count(members)) if members > 0 => Some(Rate(part_of(counts.likely, RATE_UNITS, members))),
                _ => None,
            };
            let (assumed, forecast) = (is_assumed(group, self.assumptions), is_forecast(group, self.assumptions));
            let stage = group.claims.stage;
            let (sources, confidence) = cited(&group.claims.from);
            self.steps.push(Step::Claims {
                group: id,
                count,
                low,
                high,
                members,
                rate,
                stage,
                assumed,
                forecast,
                sources,
                confidence,
            });
            claims.push(GroupClaims { group: id, count, low, high, members, rate, assumed, forecast });
        }
        claims
    }
}

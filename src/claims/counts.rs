//! How many claims each group has.
//!
//! A member of a class may belong to a subclass too (rule 23(c)(5)), as in TikTok's, whose Illinois subclass is part of the
//! nationwide class: its claims are among those of the class.

use super::model::RateModel;
use crate::error::{Code, Faults, Path};
use crate::number::{Count, Int, RATE_UNITS, Rate};
use crate::plan::{Assumptions, Group, Plan};
use crate::settlement::{AcceptedClaims, ClaimsNumber, Quantile, Range};

/// The claims of every group, in the order of the file, each with the groups within it included.
pub(crate) type ClaimCounts = Vec<Range<Count>>;

/// More claims of a group than there can be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Impossible {
    /// Position of the group.
    group: usize,
    most: Most,
}

#[derive(Debug, Clone, Copy)]
enum Most {
    /// As many as there are members.
    Members { claims: Count, members: Count },
    /// As many as the group around it has, those of other groups within that counted too.
    Around { outer: usize, inner: Count, claims: Count },
}

impl Impossible {
    /// Records it as a fault of the file or of what is assumed.
    pub(crate) fn tell(&self, plan: &Plan, assumptions: &Assumptions, faults: &mut Faults) {
        let id = |index: usize| plan.groups.get(index).map_or("", |group| group.id.as_str());
        let (in_file, assumed) = (Path::ROOT.key("groups"), Path::ROOT.key("assumptions"));
        let (in_file, assumed) = (in_file.index(self.group), assumed.key("claims"));
        let in_file = in_file.key("claims");
        let is_assumed = assumptions.claims_of(self.group).is_some();
        let path = if is_assumed { assumed.key(id(self.group)) } else { in_file.key("number") };
        match self.most {
            Most::Members { claims, members } => {
                let (claims, members) = (claims.to_string(), members.to_string());
                let params = [("id", id(self.group)), ("claims", &claims), ("members", &members)];
                faults.push(Code::ClaimsExceedMembers, &path, &params);
            }
            Most::Around { outer, inner, claims } => {
                let (inner, claims) = (inner.to_string(), claims.to_string());
                let params = [("id", id(outer)), ("inner", inner.as_str()), ("claims", &claims)];
                faults.push(Code::ClaimsExceedGroup, &path, &params);
            }
        }
    }
}

/// Works out the claims of every group.
///
/// # Errors
///
/// Groups with more claims than members or than the group around them.
pub(crate) fn counts(plan: &Plan, assumptions: &Assumptions) -> Result<ClaimCounts, Vec<Impossible>> {
    let mut counts = ClaimCounts::with_capacity(plan.groups.len());
    let mut impossible = Vec::new();
    for (index, group) in plan.groups.iter().enumerate() {
        let moves = assumptions.moves(index, group);
        let mut claims = match assumptions.claims_rate {
            // The same count of more members is a lower rate: moved, the ends can change places.
            Some(rate) if moves => {
                at_each(|quantile| at_rate(plan, assumptions, (index, group), rate, quantile)).sorted()
            }
            _ => match assumptions.claims_of(index) {
                Some(number) => Stated::of(plan, group, number, assumptions),
                None => Stated::in_file(plan, group, assumptions),
            }
            .claims(group),
        };
        if let Some(outer) = group.within
            && let Some(around) = counts.get(outer).copied()
        {
            let taken = within(plan, &counts, outer);
            let room = around.with(taken, |around, taken| around - taken);
            let foreseen =
                |around: &usize| plan.groups.get(*around).is_some_and(|group| assumptions.forecasts(*around, group));
            if moves || (assumptions.claims_of(index).is_none() && group.chain.iter().skip(1).any(foreseen)) {
                // Equal odds can ask for more claims within a group than it has, where nearly all of its claims are
                // within already, and so can what the file states within a forecast. There cannot be more.
                claims = claims.with(room, |claims, room| claims.min(room.max(Count::ZERO)));
            }
            if let Some((claims, taken, around)) =
                first_above(claims, room).map(|pick| (pick(claims), pick(taken), pick(around)))
            {
                let most = Most::Around { outer, inner: claims + taken, claims: around };
                impossible.push(Impossible { group: index, most });
            }
        }
        if let Some(members) = group.members
            && let Some(pick) = first_above(claims, members)
        {
            let most = Most::Members { claims: pick(claims), members: pick(members) };
            impossible.push(Impossible { group: index, most });
        }
        counts.push(claims);
    }
    if impossible.is_empty() { Ok(counts) } else { Err(impossible) }
}

/// Which part of the claims of a group is accepted, where its number is of those sent in. What is assumed is of claims that
/// are paid.
pub(crate) fn accepted<'p>(index: usize, group: &'p Group, assumptions: &Assumptions) -> Option<&'p AcceptedClaims> {
    group.claims.accepted.as_ref().filter(|_| !assumptions.decides(index, group))
}

/// How many claims were sent in to a group, where the file says it besides how many are paid.
pub(crate) fn filed(plan: &Plan, (index, group): (usize, &Group), assumptions: &Assumptions) -> Option<Range<Count>> {
    if assumptions.decides(index, group) {
        return None;
    }
    let before = |_: &AcceptedClaims| Stated::of(plan, group, &group.claims.number, assumptions).claims(group);
    let beside = group.claims.filed.as_ref().map(|filed| filed.count);
    group.claims.accepted.as_ref().map(before).or(beside)
}

/// Which value of the ranges it is of which there are more than there may be. The ends are looked at first: they stand in
/// the file, while what is likely may be a middle that stands nowhere.
fn first_above(claims: Range<Count>, most: Range<Count>) -> Option<fn(Range<Count>) -> Count> {
    let values: [fn(Range<Count>) -> Count; 3] = [|range| range.high, |range| range.low, |range| range.likely];
    values.into_iter().find(|value| value(claims) > value(most))
}

/// Claims of the groups directly within the group at `outer`, as far as they are counted.
fn within(plan: &Plan, counts: &[Range<Count>], outer: usize) -> Range<Count> {
    let inner = plan.groups.iter().zip(counts).filter(|(group, _)| group.within == Some(outer));
    inner.fold(Range::exact(Count::ZERO), |sum, (_, claims)| sum.with(*claims, |sum, claims| sum + claims))
}

fn at_each(claims: impl Fn(Quantile) -> Count) -> Range<Count> {
    Range { low: claims(Quantile::LOW), likely: claims(Quantile::LIKELY), high: claims(Quantile::HIGH) }
}

/// A number of claims as stated, or as the model of claims rates has it.
#[derive(Clone, Copy)]
enum Stated {
    Count(Range<Count>),
    Rate(Range<Rate>),
}

impl Stated {
    fn of(plan: &Plan, group: &Group, number: &ClaimsNumber, assumptions: &Assumptions) -> Self {
        match number {
            ClaimsNumber::Count(count) => Self::Count(*count),
            ClaimsNumber::Rate(rate) => Self::Rate(*rate),
            ClaimsNumber::Forecast(_) => {
                let model = RateModel::of(plan, group, assumptions);
                Self::Rate(model.map_or(Range::exact(Rate::ZERO), |model| model.range()))
            }
        }
    }

    /// What the file says of the claims that are paid: of those sent in, only the part that is accepted.
    fn in_file(plan: &Plan, group: &Group, assumptions: &Assumptions) -> Self {
        let stated = Self::of(plan, group, &group.claims.number, assumptions);
        match &group.claims.accepted {
            Some(accepted) => Self::Count(accepted.rate.with(stated.claims(group), Rate::part_of)),
            None => stated,
        }
    }

    /// How many: a count, or a rate of the members cut down to a whole claim.
    fn claims(self, group: &Group) -> Range<Count> {
        match self {
            Self::Count(count) => count,
            Self::Rate(rate) => rate.with(members(group), Rate::part_of),
        }
    }

    /// Claims for each member as a fraction of whole numbers, so short that products stay within 128 bits.
    fn fraction(self, group: &Group, quantile: Quantile) -> (Int, Int) {
        let (part, whole) = match self {
            Self::Rate(rate) => return (rate.at(quantile).into(), RATE_UNITS.into()),
            Self::Count(count) => (count.at(quantile).get(), members(group).at(quantile).get()),
        };
        if whole <= RATE_UNITS {
            return (part.into(), whole.into());
        }
        let (mut a, mut b) = (whole, part);
        while b != 0 {
            (a, b) = (b, a.checked_rem(b).unwrap_or(0));
        }
        (part.checked_div(a).unwrap_or(0).into(), whole.checked_div(a).unwrap_or(0).into())
    }
}

/// Members; none if unknown, which has been refused where it matters.
fn members(group: &Group) -> Range<Count> {
    group.members.unwrap_or(Range::exact(Count::ZERO))
}

/// A group's claims when the lead group's claims rate is `rate`.
///
/// What makes people claim (notice, the amount, how easy the form is) mostly works on all groups alike, so the odds of
/// claiming, p / (1 - p), are moved by one factor for all: from the file's likely rate of the lead group, r0, to the
/// assumed one, r. In whole numbers, with p the group's own rate in the file:
///
/// ```text
/// p' = p r (1 - r0) / ( (1 - p)(1 - r) r0  +  p r (1 - r0) )
/// ```
///
/// It needs no logarithm, keeps every rate between 0 and 1, and at r = 1 everyone claims.
fn at_rate(
    plan: &Plan,
    assumptions: &Assumptions,
    (index, group): (usize, &Group),
    rate: Rate,
    quantile: Quantile,
) -> Count {
    let members = members(group).at(quantile);
    let stated = |group: &Group| Stated::in_file(plan, group, assumptions);
    let Some(lead) = plan.groups.get(plan.lead).filter(|_| index != plan.lead) else {
        return rate.part_of(members);
    };
    let (lead_part, lead_whole) = stated(lead).fraction(lead, Quantile::LIKELY);
    let (part, whole) = stated(group).fraction(group, quantile);
    let up = part * rate * (lead_whole - lead_part);
    let down = (whole - part) * (Rate::ONE - rate) * lead_part;
    let all = up + down;
    if all == 0.into() {
        // No odds to move: nobody or everybody claims, in the file and as assumed.
        return stated(group).claims(group).at(quantile);
    }
    (up * members).floor_by(all).narrow().into()
}

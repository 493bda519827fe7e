//! How many claims each group has.
//!
//! A member of a class may belong to a subclass too (rule 23(c)(5)), as in TikTok's, whose Illinois subclass is part of the
//! nationwide class: its claims are among those of the class. Subclasses side by side may have members in common, and then
//! their claims together may be more than those of the class.

use super::model::RateModel;
use crate::error::{Code, Faults, Path};
use crate::number::{Count, Int, MAX_COUNT, RATE_UNITS, Rate, Wide};
use crate::plan::{Assumptions, GoesBy, Group, Plan, Room};
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
    /// As many as there is room for in the group around it.
    Around { outer: usize, claims: Count, room: Count },
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
            Most::Around { outer, claims, room } => {
                let (claims, room) = (claims.to_string(), room.to_string());
                let params = [("id", id(self.group)), ("claims", &claims), ("around", id(outer)), ("room", &room)];
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
    let mut rooms = at_each(|_| Room::default());
    let mut impossible = Vec::new();
    for (index, group) in plan.groups.iter().enumerate() {
        let goes_by = assumptions.goes_by(plan, index);
        let mut claims = match (goes_by, assumptions.claims_rate) {
            // The same count of more members is a lower rate: moved, the ends can change places.
            (GoesBy::Odds, Some(rate)) => {
                at_each(|quantile| at_rate(plan, assumptions, (index, group), rate, quantile)).sorted()
            }
            (GoesBy::Group(around), _) => {
                let now = counts.get(around).copied().unwrap_or(NONE);
                in_proportion(plan, assumptions, index, (around, now))
            }
            _ => match assumptions.claims_of(index) {
                Some(number) => Stated::of(plan, group, number, assumptions),
                None => Stated::in_file(plan, group, assumptions),
            }
            .claims(group),
        };
        let room = group.within.and_then(|outer| Some((outer, rooms.most(group)?)));
        // What moves with others stops at what there can be; what is stated or assumed may not exceed it.
        if matches!(goes_by, GoesBy::Odds | GoesBy::Group(_) | GoesBy::Room) {
            let most = room.map(|(_, room)| room).into_iter().chain(group.members);
            claims = most.fold(claims, |claims, most| claims.with(most, Ord::min));
        } else if let Some((_, room)) = room
            && goes_by == GoesBy::Assumption
            && group.chain.iter().skip(1).any(|around| assumptions.forecasts(plan, *around))
        {
            // The ends of a forecast are nothing that anybody has stated: so only what is likely is held against it.
            claims = Range { low: claims.low.min(room.low), high: claims.high.min(room.high), ..claims };
        }
        if let Some((outer, room)) = room
            && let Some(pick) = first_above(claims, room)
        {
            let most = Most::Around { outer, claims: pick(claims), room: pick(room) };
            impossible.push(Impossible { group: index, most });
        }
        if let Some(members) = group.members
            && let Some(pick) = first_above(claims, members)
        {
            let most = Most::Members { claims: pick(claims), members: pick(members) };
            impossible.push(Impossible { group: index, most });
        }
        rooms.take(group, claims);
        counts.push(claims);
    }
    if impossible.is_empty() { Ok(counts) } else { Err(impossible) }
}

/// Which part of the claims of a group is accepted, where its number is of those sent in. What is assumed is of claims that
/// are paid.
pub(crate) fn accepted<'p>(plan: &'p Plan, index: usize, assumptions: &Assumptions) -> Option<&'p AcceptedClaims> {
    let group = plan.groups.get(index).filter(|_| is_of_file(plan, index, assumptions))?;
    group.claims.accepted.as_ref()
}

/// How many claims were sent in to a group, where the file says it besides how many are paid.
pub(crate) fn filed(plan: &Plan, index: usize, assumptions: &Assumptions) -> Option<Range<Count>> {
    let group = plan.groups.get(index).filter(|_| is_of_file(plan, index, assumptions))?;
    let before = |_: &AcceptedClaims| Stated::of(plan, group, &group.claims.number, assumptions).claims(group);
    let beside = group.claims.filed.as_ref().map(|filed| filed.count);
    group.claims.accepted.as_ref().map(before).or(beside)
}

/// Whether a group's claims are what the file says, and nothing moves them.
fn is_of_file(plan: &Plan, index: usize, assumptions: &Assumptions) -> bool {
    matches!(assumptions.goes_by(plan, index), GoesBy::File | GoesBy::Room)
}

const NONE: Range<Count> = Range::exact(Count::ZERO);

/// A group's claims as they go in proportion with those of another, which are `now`: multiplied by `now` and divided by
/// what the file states of the other, at each end, and cut down to a whole claim, but not to none. Of claims that nobody has
/// counted the file states what is likely. Where it states none, nothing is known to move.
pub(crate) fn in_proportion(
    plan: &Plan,
    assumptions: &Assumptions,
    index: usize,
    (other, now): (usize, Range<Count>),
) -> Range<Count> {
    let stated = |index: usize| {
        let Some(group) = plan.groups.get(index) else { return NONE };
        let claims = Stated::in_file(plan, group, assumptions).claims(group);
        if matches!(group.claims.number, ClaimsNumber::Forecast(_)) { Range::exact(claims.likely) } else { claims }
    };
    let all = stated(index).with(stated(other).with(now, |before, now| (before, now)), |claims, (before, now)| {
        if before == Count::ZERO { claims } else { moved(claims, (claims * now).floor_by(before).min(MOST.into())) }
    });
    all.sorted()
}

/// Claims that have been moved: a group that has any is left one, or a pool could be left with none to pay.
pub(crate) fn moved(before: Count, now: Wide) -> Count {
    Count::from(now.narrow()).max(before.min(Count::ONE))
}

/// The most claims that a file can state: more are not made of them either.
const MOST: Int = Int::new(MAX_COUNT);

/// Refuses an overlap where there can be none, and one with more claims than the groups have that it can be with, as the
/// file's likely figures stand. Where they move it is cut down to what there can be.
pub(crate) fn check_overlaps(plan: &Plan, faults: &mut Faults) {
    let groups = Path::ROOT.key("groups");
    let counts = counts(plan, &Assumptions::none(plan)).unwrap_or_default();
    for (index, group) in plan.groups.iter().enumerate() {
        let Some(overlap) = group.claims.overlap else { continue };
        let path = groups.index(index);
        let path = path.key("claims");
        let path = path.key("overlap");
        if group.beside.is_empty() {
            faults.push(Code::OverlapNotPossible, &path, &[("id", group.id.as_str())]);
        } else if let Some(claims) = counts.get(index) {
            let beside = group.beside.iter().filter_map(|beside| counts.get(*beside));
            let (shared, beside) = (overlap.part_of(claims.likely), beside.map(|claims| claims.likely).sum::<Count>());
            if shared > beside {
                let (shared, beside) = (shared.to_string(), beside.to_string());
                let params = [("id", group.id.as_str()), ("overlap", &shared), ("claims", &beside)];
                faults.push(Code::OverlapExceedsClaims, &path, &params);
            }
        }
    }
}

/// Which value of the ranges it is of which there are more than there may be. The ends are looked at first: they stand in
/// the file, while what is likely may be a middle that stands nowhere.
fn first_above(claims: Range<Count>, most: Range<Count>) -> Option<fn(Range<Count>) -> Count> {
    let values: [fn(Range<Count>) -> Count; 3] = [|range| range.high, |range| range.low, |range| range.likely];
    values.into_iter().find(|value| value(claims) > value(most))
}

fn at_each<T>(value: impl Fn(Quantile) -> T) -> Range<T> {
    Range { low: value(Quantile::LOW), likely: value(Quantile::LIKELY), high: value(Quantile::HIGH) }
}

impl Range<Room> {
    fn most(&self, group: &Group) -> Option<Range<Count>> {
        let Self { low, likely, high } = self;
        Some(Range { low: low.most(group)?, likely: likely.most(group)?, high: high.most(group)? })
    }

    fn take(&mut self, group: &Group, claims: Range<Count>) {
        self.low.take(group, claims.low);
        self.likely.take(group, claims.likely);
        self.high.take(group, claims.high);
    }
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
    group.members.unwrap_or(NONE)
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
/// It needs no logarithm, keeps every rate between 0 and 1, and at r = 1 everyone claims. Claims are cut down to whole
/// ones, but not to none.
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
    moved(stated(group).claims(group).at(quantile), (up * members).floor_by(all))
}

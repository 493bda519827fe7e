//! The claimant pool: how many claims each group has, as the file says or as the caller assumes.

use crate::amount::{RATE_UNITS, Rate, add, div_floor, mul, part_of, print, product, sub};
use crate::cents::{self, CutOff};
use crate::eligibility::{Known, chain, outer};
use crate::fault::{Code, Faults};
use crate::input::Assumed;
use crate::place::At;
use crate::read::{Count, Id};
use crate::settlement::{ClaimsNumber, Group, Part, Position, Range, Settlement, Side, Spread};
use crate::typical::Typical;

/// The claims of every group, in the order of the file, each with the groups within it included.
pub(crate) type ClaimCounts = Vec<Range<i64>>;

/// The group that an assumed claims rate is about: the first that is not within another.
pub(crate) fn lead(settlement: &Settlement) -> Option<&Group> {
    settlement.groups.iter().find(|group| group.within.is_none())
}

/// The group of this id.
///
/// # Errors
///
/// A fault if there is none.
pub(crate) fn group<'a>(settlement: &'a Settlement, id: &Id, at: &At<'_>, faults: &mut Faults) -> Option<&'a Group> {
    let group = settlement.groups.iter().find(|group| group.id == *id);
    if group.is_none() {
        let known = settlement.groups.iter().map(|group| group.id.as_str());
        faults.unknown(Code::UnknownGroup, at, id.as_str(), known);
    }
    group
}

/// Whether the caller decides a group's claims.
pub(crate) fn is_assumed(group: &Group, assumptions: Assumed<'_>) -> bool {
    assumptions.claims_of(&group.id).is_some() || moved(group, assumptions)
}

/// Whether a group's claims are what the model of claims rates expects.
pub(crate) fn is_forecast(group: &Group, assumptions: Assumed<'_>) -> bool {
    let number = assumptions.claims_of(&group.id).unwrap_or(&group.claims.number);
    matches!(number, ClaimsNumber::Forecast(_)) && !moved(group, assumptions)
}

/// Whether an assumed claims rate moves this group.
fn moved(group: &Group, assumptions: Assumed<'_>) -> bool {
    assumptions.claims_rate().is_some() && group.members.is_some() && assumptions.claims_of(&group.id).is_none()
}

/// Works out the claims of every group.
///
/// # Errors
///
/// A fault for each group with more claims than members or than the group around it, and for assumptions that
/// contradict each other or name groups that do not exist.
pub(crate) fn counts(
    settlement: &Settlement,
    assumptions: Assumed<'_>,
    at: &At<'_>,
    faults: &mut Faults,
) -> ClaimCounts {
    let at_claims = at.key("claims");
    for id in assumptions.named().0 {
        group(settlement, id, &at_claims.key(id.as_str()), faults);
    }
    if assumptions.claims_rate().is_some()
        && let Some(lead) = lead(settlement)
    {
        let id = lead.id.as_str();
        if assumptions.claims_of(&lead.id).is_some() {
            faults.push(Code::AssumptionConflict, &at_claims.key(id), &[("id", id)]);
        } else if lead.members.is_none() {
            faults.push(Code::ClaimsRateNeedsMembers, &at.key("claimsRate"), &[("id", id)]);
        }
    }

    let mut counts = ClaimCounts::with_capacity(settlement.groups.len());
    for (index, group) in settlement.groups.iter().enumerate() {
        let groups = At::ROOT.key("groups");
        let in_file = groups.index(index);
        let in_file = in_file.key("claims");
        let (in_file, in_assumptions) = (in_file.key("number"), at_claims.key(group.id.as_str()));
        let here = if assumptions.claims_of(&group.id).is_some() { in_assumptions } else { in_file };
        let number = assumptions.claims_of(&group.id).unwrap_or(&group.claims.number);
        match number {
            ClaimsNumber::Rate(_) if group.members.is_none() => faults.push(Code::RateNeedsMembers, &here, &[]),
            ClaimsNumber::Forecast(_) if group.claims.like.is_none() => {
                faults.push(Code::ForecastNeedsLike, &here, &[("id", group.id.as_str())]);
            }
            _ => {}
        }
        let number = Stated::of(settlement, group, number, assumptions);
        let mut claims = Range::from_fn(|side| match assumptions.claims_rate() {
            Some(rate) if moved(group, assumptions) => at_rate(settlement, assumptions, group, rate.0, side),
            _ => number.claims(group, side),
        });
        if moved(group, assumptions) {
            // The same count of more members is a lower rate: moved, the ends can change places.
            let Range { low, likely, high } = claims;
            let (least, most) = (low.min(likely).min(high), low.max(likely).max(high));
            let middle = low.max(likely).min(low.min(likely).max(high));
            claims = Range { low: least, likely: middle, high: most };
        }
        if let Some(outer) = outer(&settlement.groups, group)
            && let Some(room) = counts.get(outer).copied()
        {
            let taken = within(settlement, &counts, outer);
            let room = Range::from_fn(|side| sub(room.side(side), taken.side(side)));
            let foreseen = chain(&settlement.groups, group).skip(1).any(|around| is_forecast(around, assumptions));
            if moved(group, assumptions) || (foreseen && assumptions.claims_of(&group.id).is_none()) {
                // Equal odds can ask for more claims within a group than it has, where nearly all of its claims are
                // within already, and so can what the file states within a forecast. There cannot be more.
                claims = Range::from_fn(|side| claims.side(side).min(room.side(side).max(0)));
            }
            if let Some(side) = first_above(claims, room) {
                let id = settlement.groups.get(outer).map_or("", |group| group.id.as_str());
                let (inner, all) = (add(claims.side(side), taken.side(side)), add(room.side(side), taken.side(side)));
                faults.push(
                    Code::ClaimsExceedGroup,
                    &here,
                    &[("id", id), ("inner", &print(inner, 0)), ("claims", &print(all, 0))],
                );
            }
        }
        if let Some(count) = group.members.as_ref().map(|members| members.count) {
            let members = Range { low: count.low.0, likely: count.likely.0, high: count.high.0 };
            if let Some(side) = first_above(claims, members) {
                let (claims, members) = (print(claims.side(side), 0), print(members.side(side), 0));
                faults.push(
                    Code::ClaimsExceedMembers,
                    &here,
                    &[("id", group.id.as_str()), ("claims", &claims), ("members", &members)],
                );
            }
        }
        counts.push(claims);
    }
    counts
}

/// The first side on which there are more than there may be.
fn first_above(claims: Range<i64>, limit: Range<i64>) -> Option<Side> {
    [Side::Likely, Side::Low, Side::High].into_iter().find(|side| claims.side(*side) > limit.side(*side))
}

/// Claims of the groups directly within the group at `outer`, as far as they are counted.
fn within(settlement: &Settlement, counts: &[Range<i64>], outer: usize) -> Range<i64> {
    let id = settlement.groups.get(outer).map(|group| &group.id);
    Range::from_fn(|side| {
        settlement
            .groups
            .iter()
            .zip(counts)
            .filter(|(group, _)| group.within.as_ref() == id)
            .fold(0, |sum, (_, claims)| add(sum, claims.side(side)))
    })
}

/// A number of claims as stated, or as the model of claims rates has it.
#[derive(Clone, Copy)]
enum Stated {
    Count(Range<Count>),
    Rate(Range<Rate>),
}

impl Stated {
    fn of(settlement: &Settlement, group: &Group, number: &ClaimsNumber, assumptions: Assumed<'_>) -> Self {
        match number {
            ClaimsNumber::Count(count) => Self::Count(*count),
            ClaimsNumber::Rate(rate) => Self::Rate(*rate),
            ClaimsNumber::Forecast(_) => {
                let typical = Typical::of(settlement, group, assumptions);
                Self::Rate(typical.map_or(Range::exact(Rate(0)), |typical| typical.range()))
            }
        }
    }

    /// How many: a count, or a rate of the members cut down to a whole claim.
    fn claims(self, group: &Group, side: Side) -> i64 {
        match self {
            Self::Count(count) => count.side(side).0,
            Self::Rate(rate) => at_own_rate(group, rate.side(side).0, side),
        }
    }

    /// Claims for each member as a fraction of whole numbers, so short that products stay within 128 bits.
    fn fraction(self, group: &Group, side: Side) -> (i64, i64) {
        let (part, whole) = match self {
            Self::Rate(rate) => return (rate.side(side).0, RATE_UNITS),
            Self::Count(count) => (count.side(side).0, members(group, side)),
        };
        if whole <= RATE_UNITS {
            return (part, whole);
        }
        let (mut a, mut b) = (whole, part);
        while b != 0 {
            (a, b) = (b, a.checked_rem(b).unwrap_or(0));
        }
        (part.checked_div(a).unwrap_or(0), whole.checked_div(a).unwrap_or(0))
    }
}

/// The claims of a group at a rate of its members, cut down to a whole claim.
fn at_own_rate(group: &Group, rate: i64, side: Side) -> i64 {
    part_of(members(group, side), rate, RATE_UNITS)
}

/// Members on one side; zero if unknown, which has been refused where it matters.
fn members(group: &Group, side: Side) -> i64 {
    group.members.as_ref().map_or(Count(0), |members| members.count.side(side)).0
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
fn at_rate(settlement: &Settlement, assumptions: Assumed<'_>, group: &Group, rate: i64, side: Side) -> i64 {
    let stated = |group: &Group| Stated::of(settlement, group, &group.claims.number, assumptions);
    let Some(lead) = lead(settlement).filter(|lead| lead.id != group.id) else {
        return at_own_rate(group, rate, side);
    };
    let (lead_part, lead_whole) = stated(lead).fraction(lead, Side::Likely);
    let (part, whole) = stated(group).fraction(group, side);
    let up = mul(product(part, rate), sub(lead_whole, lead_part));
    let down = mul(product(sub(whole, part), sub(RATE_UNITS, rate)), lead_part);
    match add(up, down) {
        // No odds to move: nobody or everybody claims, in the file and as assumed.
        0 => stated(group).claims(group, side),
        sum => div_floor(mul(up, members(group, side)), sum),
    }
}

/// A kind of claims that are alike: those whose innermost group is this one, or a part of them.
pub(crate) struct Kind<'a> {
    pub(crate) group: &'a Group,
    /// Position of that group.
    innermost: usize,
    /// Position in the spread that holds for it, which spread that is (the position of its group), and how large a part.
    pub(crate) part: Option<usize>,
    spread: Option<usize>,
    /// Which of the spread's lists it is in, and how large a part of the claims.
    list: Side,
    rate: i64,
    /// What they answer.
    pub(crate) known: Known<'a>,
}

/// All kinds of claims.
pub(crate) struct Kinds<'a> {
    /// By innermost group in the order of the file, and by the parts of its spread.
    pub(crate) all: Vec<Kind<'a>>,
    /// Position of the group around each group.
    outers: Vec<Option<usize>>,
}

impl<'a> Kinds<'a> {
    /// Those on a `side` of the number of claims, or those of every list that the spreads have.
    pub(crate) fn of(settlement: &'a Settlement, side: Option<Side>) -> Self {
        let groups = &settlement.groups;
        let mut all = Vec::with_capacity(groups.len());
        for (innermost, group) in groups.iter().enumerate() {
            let owner = chain(groups, group).find(|group| group.spread.is_some());
            let Some((owner, spread)) = owner.and_then(|owner| Some((owner, owner.spread.as_ref()?))) else {
                let known = Known::nothing(&settlement.questions);
                let (part, spread, list) = (None, None, Side::Likely);
                all.push(Kind { group, innermost, part, spread, list, rate: RATE_UNITS, known });
                continue;
            };
            let owner = groups.iter().position(|group| group.id == owner.id);
            for list in [Side::Likely, Side::Low, Side::High] {
                if side.map_or_else(|| spread.has(list), |side| list == side) {
                    for (part, stated) in spread.side(list).iter().enumerate() {
                        let known = Known::all(&settlement.questions, &stated.answers);
                        let (part, rate) = (Some(part), stated.rate.0);
                        all.push(Kind { group, innermost, part, spread: owner, list, rate, known });
                    }
                }
            }
        }
        Self { all, outers: groups.iter().map(|group| outer(groups, group)).collect() }
    }

    /// How many claims there are of each kind, into `claims`. `counts` has the claims of every group, `spreads` says
    /// where each group's spread lies between light and heavy.
    ///
    /// A part that is not a whole number of claims is cut down, and the claims left over go one each to the parts that
    /// lost most, the earlier first.
    pub(crate) fn sort(&self, counts: &[i64], spreads: &dyn Fn(usize) -> Position, claims: &mut Vec<i64>) {
        claims.clear();
        let mut rest = self.all.as_slice();
        while let Some(first) = rest.first() {
            let innermost = first.innermost;
            let (parts, others) = rest.split_at(rest.iter().take_while(|kind| kind.innermost == innermost).count());
            rest = others;
            let within = self.outers.iter().zip(counts).filter(|(outer, _)| **outer == Some(innermost));
            let all = counts.get(innermost).copied().unwrap_or(0);
            let alone = within.fold(all, |left, (_, inner)| sub(left, *inner));
            match first.spread {
                None => claims.push(alone),
                Some(spread) => shared_out(alone, parts, spreads(spread), claims),
            }
        }
    }

    /// All claims: those of the groups that are not within another.
    pub(crate) fn total(&self, counts: &[i64]) -> i64 {
        self.outers
            .iter()
            .zip(counts)
            .filter(|(outer, _)| outer.is_none())
            .fold(0, |sum, (_, claims)| add(sum, *claims))
    }
}

/// Shares out a group's claims among the parts of its spread.
fn shared_out(all: i64, parts: &[Kind<'_>], position: Position, claims: &mut Vec<i64>) {
    let weights: Vec<_> = parts.iter().map(|kind| mul(kind.rate, kind.presence(parts, position))).collect();
    let sum = weights.iter().copied().fold(0, add);
    let sum = i128::from(sum);
    let cut: Vec<_> = weights.iter().map(|weight| product(*weight, all)).collect();
    let whole = |exact: &i128| div_floor(*exact, sum);
    let left = cut.iter().fold(all, |left, exact| sub(left, whole(exact)));
    let lost = |exact: &i128| CutOff { claims: 1, part: exact.checked_rem_euclid(sum).unwrap_or(0) };
    let more = cents::spread(left, &cut.iter().map(lost).collect::<Vec<_>>());
    claims.extend(cut.iter().zip(more).map(|(exact, more)| add(whole(exact), more)));
}

impl Kind<'_> {
    /// How much of the list this kind is in counts at a position, in steps: all of the light parts at the low end, all
    /// of `parts` half-way, all of the heavy ones at the high end, and a mixture between.
    fn presence(&self, parts: &[Kind<'_>], position: Position) -> i64 {
        let half = i64::from(Position::HALF);
        let steps = i64::from(position.steps());
        let from_likely = sub(steps, half).abs();
        let towards = if steps < half { Side::Low } else { Side::High };
        let (list, only) = (self.list, |list| parts.iter().all(|kind| kind.list == list));
        match list {
            // Made for one side, there is one list, and it counts in full.
            _ if only(list) => half,
            // Without parts of its own, a side is as `parts`.
            Side::Likely if parts.iter().any(|kind| kind.list == towards) => sub(half, from_likely),
            Side::Likely => half,
            _ if list == towards => from_likely,
            _ => 0,
        }
    }
}

impl Spread {
    /// How many parts it has where it has most.
    pub(crate) fn most_parts(&self) -> usize {
        let others = [&self.light, &self.heavy].into_iter().flatten().map(Vec::len);
        others.chain([self.parts.len()]).max().unwrap_or(0)
    }

    /// Whether it has parts of its own on a side.
    fn has(&self, side: Side) -> bool {
        match side {
            Side::Low => self.light.is_some(),
            Side::Likely => true,
            Side::High => self.heavy.is_some(),
        }
    }

    /// The parts on a side of the number of claims: many claims go with heavy ones.
    fn side(&self, side: Side) -> &[Part] {
        match side {
            Side::Low => self.light.as_ref(),
            Side::Likely => None,
            Side::High => self.heavy.as_ref(),
        }
        .unwrap_or(&self.parts)
    }
}

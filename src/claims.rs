//! The claimant pool: how many claims each group has, as the file says or as the caller assumes.

use crate::amount::{RATE_UNITS, add, div_floor, mul, sub};
use crate::cents::{self, CutOff};
use crate::eligibility::{Known, chain, outer};
use crate::fault::{Code, Faults};
use crate::input::Assumptions;
use crate::place::At;
use crate::read::Count;
use crate::settlement::{ClaimsNumber, Group, Part, Range, Settlement, Side, Spread};

/// The claims of every group, in the order of the file, each with the groups within it included.
pub(crate) type ClaimCounts = Vec<Range<i128>>;

/// The group that an assumed claims rate is about: the first that is not within another.
pub(crate) fn lead(settlement: &Settlement) -> Option<&Group> {
    settlement.groups.iter().find(|group| group.within.is_none())
}

/// Whether the caller decides a group's claims.
pub(crate) fn is_assumed(group: &Group, assumptions: &Assumptions) -> bool {
    assumptions.claims_of(&group.id).is_some() || moved(group, assumptions)
}

/// Whether an assumed claims rate moves this group.
fn moved(group: &Group, assumptions: &Assumptions) -> bool {
    assumptions.claims_rate.is_some() && group.members.is_some() && assumptions.claims_of(&group.id).is_none()
}

/// Works out the claims of every group.
///
/// # Errors
///
/// A fault for each group with more claims than members or than the group around it, and for assumptions that
/// contradict each other or name groups that do not exist.
pub(crate) fn counts(
    settlement: &Settlement,
    assumptions: &Assumptions,
    at: &At<'_>,
    faults: &mut Faults,
) -> ClaimCounts {
    let at_claims = at.key("claims");
    for (id, _) in assumptions.claims.iter().flat_map(|claims| &claims.0) {
        if !settlement.groups.iter().any(|group| group.id == *id) {
            let known = settlement.groups.iter().map(|group| group.id.as_str());
            faults.unknown(Code::UnknownGroup, &at_claims.key(id.as_str()), id.as_str(), known);
        }
    }
    if assumptions.claims_rate.is_some()
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
        if matches!(number, ClaimsNumber::Rate(_)) && group.members.is_none() {
            faults.push(Code::RateNeedsMembers, &here, &[]);
        }
        let mut claims = Range::from_fn(|side| match assumptions.claims_rate {
            Some(rate) if moved(group, assumptions) => at_rate(settlement, group, rate.0, side),
            _ => counted(group, number, side),
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
            if moved(group, assumptions) {
                // Equal odds can ask for more claims within a group than it has, where nearly all of its claims are
                // within already. There cannot be more.
                claims = Range::from_fn(|side| claims.side(side).min(room.side(side).max(0)));
            }
            if let Some(side) = first_above(claims, room) {
                let id = settlement.groups.get(outer).map_or("", |group| group.id.as_str());
                let (inner, all) = (add(claims.side(side), taken.side(side)), add(room.side(side), taken.side(side)));
                faults.push(
                    Code::ClaimsExceedGroup,
                    &here,
                    &[("id", id), ("inner", &inner.to_string()), ("claims", &all.to_string())],
                );
            }
        }
        if let Some(count) = group.members.as_ref().map(|members| members.count) {
            let members = Range { low: count.low.0, likely: count.likely.0, high: count.high.0 };
            if let Some(side) = first_above(claims, members) {
                let (claims, members) = (claims.side(side).to_string(), members.side(side).to_string());
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
fn first_above(claims: Range<i128>, limit: Range<i128>) -> Option<Side> {
    [Side::Likely, Side::Low, Side::High].into_iter().find(|side| claims.side(*side) > limit.side(*side))
}

/// Claims of the groups directly within the group at `outer`, as far as they are counted.
pub(crate) fn within(settlement: &Settlement, counts: &[Range<i128>], outer: usize) -> Range<i128> {
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

/// All claims: those of the groups that are not within another.
pub(crate) fn total(settlement: &Settlement, counts: &[Range<i128>], side: Side) -> i128 {
    settlement
        .groups
        .iter()
        .zip(counts)
        .filter(|(group, _)| group.within.is_none())
        .fold(0, |sum, (_, claims)| add(sum, claims.side(side)))
}

/// A number of claims as stated: a count, or a rate of the members cut down to a whole claim.
fn counted(group: &Group, number: &ClaimsNumber, side: Side) -> i128 {
    match number {
        ClaimsNumber::Count(count) => count.side(side).0,
        ClaimsNumber::Rate(rate) => div_floor(mul(rate.side(side).0, members(group, side)), RATE_UNITS),
    }
}

/// Members on one side; zero if unknown, which has been refused where it matters.
fn members(group: &Group, side: Side) -> i128 {
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
fn at_rate(settlement: &Settlement, group: &Group, rate: i128, side: Side) -> i128 {
    let members = members(group, side);
    let by_members = |rate: i128| div_floor(mul(rate, members), RATE_UNITS);
    let Some(lead) = lead(settlement).filter(|lead| lead.id != group.id) else {
        return by_members(rate);
    };
    let (lead_part, lead_whole) = fraction(lead, Side::Likely);
    let (part, whole) = fraction(group, side);
    let up = mul(mul(part, rate), sub(lead_whole, lead_part));
    let down = mul(mul(sub(whole, part), sub(RATE_UNITS, rate)), lead_part);
    match add(up, down) {
        // No odds to move: nobody or everybody claims, in the file and as assumed.
        0 => counted(group, &group.claims.number, side),
        sum => div_floor(mul(up, members), sum),
    }
}

/// A group's claims rate in the file as a fraction of whole numbers, in lowest terms so that products stay small.
fn fraction(group: &Group, side: Side) -> (i128, i128) {
    let (part, whole) = match &group.claims.number {
        ClaimsNumber::Rate(rate) => (rate.side(side).0, RATE_UNITS),
        ClaimsNumber::Count(count) => (count.side(side).0, members(group, side)),
    };
    let (mut a, mut b) = (whole, part);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    let divisor = a.max(1);
    (part.checked_div(divisor).unwrap_or(0), whole.checked_div(divisor).unwrap_or(1))
}

/// Claims that are alike: those whose innermost group is this one, or a part of them.
pub(crate) struct Alike<'a> {
    pub(crate) group: &'a Group,
    /// Position in the group's spread.
    pub(crate) part: Option<usize>,
    pub(crate) claims: i128,
    /// What they answer.
    pub(crate) known: Known<'a>,
}

/// All claims, sorted into those that are alike: by innermost group in the order of the file, and by the parts of its
/// spread. A part that is not a whole number of claims is cut down, and the claims left over go one each to the parts
/// that lost most, the earlier first.
pub(crate) fn alike<'a>(settlement: &'a Settlement, counts: &[Range<i128>], side: Side) -> Vec<Alike<'a>> {
    let mut all = Vec::with_capacity(counts.len());
    for (index, (group, claims)) in settlement.groups.iter().zip(counts).enumerate() {
        let claims = sub(claims.side(side), within(settlement, counts, index).side(side));
        let Some(spread) = chain(&settlement.groups, group).find_map(|group| group.spread.as_ref()) else {
            all.push(Alike { group, part: None, claims, known: Known::nothing(&settlement.questions) });
            continue;
        };
        let parts = spread.side(side);
        let mut whole = Vec::with_capacity(parts.len());
        let mut cut = Vec::with_capacity(parts.len());
        for part in parts {
            let exact = mul(claims, part.rate.0);
            whole.push(div_floor(exact, RATE_UNITS));
            cut.push(CutOff { claims: 1, part: exact.rem_euclid(RATE_UNITS) });
        }
        let left = whole.iter().fold(claims, |left, whole| sub(left, *whole));
        for (index, ((part, whole), more)) in parts.iter().zip(whole).zip(cents::spread(left, &cut)).enumerate() {
            let known = Known::all(&settlement.questions, &part.answers);
            all.push(Alike { group, part: Some(index), claims: add(whole, more), known });
        }
    }
    all
}

impl Spread {
    /// How many parts it has where it has most.
    pub(crate) fn most_parts(&self) -> usize {
        let others = [&self.light, &self.heavy].into_iter().flatten().map(Vec::len);
        others.chain([self.parts.len()]).max().unwrap_or(0)
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

//! Claims that are alike, and how many there are of each kind.
//!
//! Groups within the same group, side by side, may have members in common. Such a member has a claim through each, and what
//! both have around them counts once, with the first: so the other claim weighs only by the groups from where the two
//! part. A pool need not know with whom a claim is shared, only that it is.

use super::Group;
use super::claim::Claim;
use super::condition::Answers;
use super::inputs::Uncertain;
use super::overlap::Alone;
use crate::number::largest_remainder::{CutOff, spread};
use crate::number::{Count, Int, Rate, Unit, Wide};
use crate::settlement::{Quantile, Range};

/// What the claims of a cohort have in common: their innermost group, by how many of those around it they weigh, and, where
/// what they weigh depends on answers, a part of the claim mix that holds for it.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    /// Position of the innermost group.
    pub(crate) group: usize,
    /// By how many groups it weighs, from the innermost outwards: all, unless its member has a claim through an earlier
    /// group, with which the rest counts.
    pub(crate) through: usize,
    pub(crate) part: Option<Part>,
    /// What they answer.
    pub(crate) answers: Answers,
}

/// A part of a claim mix.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// Position of the group that states the mix.
    pub(crate) owner: usize,
    pub(crate) list: List,
    /// Position in the list, and how large a part of the claims.
    pub(crate) index: usize,
    pub(crate) rate: Rate,
}

/// Which of a mix's lists a part is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// What claims are likely for; whether there are other lists for light and for heavy claims.
    Likely {
        light: bool,
        heavy: bool,
    },
    Light,
    Heavy,
}

impl List {
    /// How much it counts where claims lie between light and heavy, in steps: all of the light parts at the low end, all
    /// of the likely ones half-way, all of the heavy ones at the high end, and a mixture between. Where there is no
    /// other list towards an end, the likely one holds as far as that.
    fn presence(self, mix: Quantile) -> Int {
        let (steps, half) = (mix.steps(), Quantile::HALF);
        let (lightness, heaviness) = (half.saturating_sub(steps), steps.saturating_sub(half));
        let presence = match self {
            Self::Light => lightness,
            Self::Heavy => heaviness,
            Self::Likely { light, heavy } => {
                let other = if light { lightness } else { 0 }.max(if heavy { heaviness } else { 0 });
                half.saturating_sub(other)
            }
        };
        i64::from(presence).into()
    }
}

impl Profile {
    /// Whether there are such claims if everything is likely.
    pub(crate) fn is_likely(&self) -> bool {
        self.part.is_none_or(|part| matches!(part.list, List::Likely { .. }))
    }

    /// The groups by which it weighs, from the innermost outwards.
    pub(crate) fn chain<'g>(&self, groups: &'g [Group]) -> &'g [usize] {
        let chain = groups.get(self.group).map_or(&[][..], |group| &group.chain);
        chain.get(..self.through).unwrap_or(chain)
    }

    /// Whether it weighs by its group and all those around it.
    pub(crate) fn is_whole(&self, groups: &[Group]) -> bool {
        groups.get(self.group).is_some_and(|group| group.chain.len() == self.through)
    }
}

/// A claim of the claimant among those of the cohorts.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    /// Position of its innermost group.
    pub(crate) group: usize,
    /// Positions of the cohorts of that group.
    pub(crate) cohorts: Vec<usize>,
    /// What it weighs in each pool, in their order: nothing in those that do not pay it.
    pub(crate) in_pools: Vec<Range<Claim>>,
}

/// All cohorts: by innermost group in the order of the file, by how many groups they weigh by (most first), and by the
/// parts of its claim mix.
#[derive(Debug, Clone)]
pub(crate) struct Cohorts(pub(crate) Vec<Profile>);

impl Cohorts {
    /// How many claims each cohort has. `counts` has the claims of every group, `uncertain` says where each
    /// group's mix lies between light and heavy.
    ///
    /// A part that is not a whole number of claims is cut down, and the claims left over go one each to the parts that
    /// lost most, the earlier first.
    pub(crate) fn claims(&self, groups: &[Group], counts: &[Count], uncertain: &Uncertain<'_>) -> Vec<Count> {
        let alone = Alone::of(groups, counts);
        let mut claims = Vec::with_capacity(self.0.len());
        for parts in self.0.chunk_by(|one, next| (one.group, one.through) == (next.group, next.through)) {
            let Some(first) = parts.first() else { continue };
            let alone = alone.weighing_by(first.group, first.through);
            match first.part {
                None => claims.push(alone),
                Some(Part { owner, .. }) => shared_out(alone, parts, uncertain.mix(owner), &mut claims),
            }
        }
        claims
    }
}

impl Cohorts {
    /// How many kinds of claims there are at a time: of the lists of a mix, the longest counts.
    pub(crate) fn kinds(&self) -> usize {
        let alike = |one: &Profile, next: &Profile| (one.group, one.through) == (next.group, next.through);
        let list = |profile: &Profile| profile.part.map(|part| part.list);
        let longest = |kinds: &[Profile]| {
            kinds.chunk_by(|one, next| list(one) == list(next)).map(<[Profile]>::len).max().unwrap_or(0)
        };
        self.0.chunk_by(alike).map(longest).fold(0, usize::saturating_add)
    }

    /// Positions of the groups whose claim mix is not known: it lies between light and heavy.
    pub(crate) fn open_mixes(&self) -> impl Iterator<Item = usize> {
        let own = |profile: &Profile| profile.part.filter(|part| part.owner == profile.group && part.index == 0);
        let open = |list| matches!(list, List::Likely { light, heavy } if light || heavy);
        // Once for each group, by however many its claims weigh.
        let groups = self.0.chunk_by(|one, next| one.group == next.group);
        groups.filter_map(move |group| own(group.first()?)).filter(move |part| open(part.list)).map(|part| part.owner)
    }
}

/// Shares out a group's claims among the parts of its mix.
fn shared_out(all: Count, parts: &[Profile], mix: Quantile, claims: &mut Vec<Count>) {
    let size = |profile: &Profile| profile.part.map_or(Wide::default(), |part| part.rate * part.list.presence(mix));
    let whole: Wide = parts.iter().map(size).sum();
    let exact: Vec<_> = parts.iter().map(|profile| size(profile) * all).collect();
    let cut: Vec<Count> = exact.iter().map(|exact| exact.floor_by(whole).narrow().into()).collect();
    let lost: Vec<_> =
        exact.iter().map(|exact| CutOff { claims: Count::ONE, part: exact.remainder_by(whole).get() }).collect();
    let left = all - cut.iter().copied().sum();
    claims.extend(cut.iter().zip(spread(left.get(), &lost)).map(|(cut, more)| *cut + Count::of(more)));
}

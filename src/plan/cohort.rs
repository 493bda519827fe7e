//! Claims that are alike, and how many there are of each kind.

use super::Group;
use super::claim::Claim;
use super::condition::Answers;
use super::inputs::Uncertain;
use crate::number::largest_remainder::{CutOff, spread};
use crate::number::{Count, Int, Rate, Unit, Wide};
use crate::settlement::{Quantile, Range};

/// What the claims of a cohort have in common: their innermost group, and, where what they weigh depends on answers, a
/// part of the claim mix that holds for it.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    /// Position of the innermost group.
    pub(crate) group: usize,
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

/// All cohorts: by innermost group in the order of the file, and by the parts of its claim mix.
#[derive(Debug, Clone)]
pub(crate) struct Cohorts(pub(crate) Vec<Profile>);

impl Cohorts {
    /// How many claims each cohort has. `counts` has the claims of every group, `uncertain` says where each
    /// group's mix lies between light and heavy.
    ///
    /// A part that is not a whole number of claims is cut down, and the claims left over go one each to the parts that
    /// lost most, the earlier first.
    pub(crate) fn claims(&self, groups: &[Group], counts: &[Count], uncertain: &Uncertain<'_>) -> Vec<Count> {
        let mut claims = Vec::with_capacity(self.0.len());
        for parts in self.0.chunk_by(|one, next| one.group == next.group) {
            let Some(first) = parts.first() else { continue };
            let within = groups.iter().zip(counts).filter(|(group, _)| group.within == Some(first.group));
            let within: Count = within.map(|(_, count)| *count).sum();
            let alone = counts.get(first.group).copied().unwrap_or_default() - within;
            match first.part {
                None => claims.push(alone),
                Some(Part { owner, .. }) => shared_out(alone, parts, uncertain.mix(owner), &mut claims),
            }
        }
        claims
    }
}

impl Cohorts {
    /// Positions of the groups whose claim mix is not known: it lies between light and heavy.
    pub(crate) fn open_mixes(&self) -> impl Iterator<Item = usize> {
        let own = |profile: &Profile| profile.part.filter(|part| part.owner == profile.group && part.index == 0);
        let open = |list| matches!(list, List::Likely { light, heavy } if light || heavy);
        self.0.iter().filter_map(own).filter(move |part| open(part.list)).map(|part| part.owner)
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

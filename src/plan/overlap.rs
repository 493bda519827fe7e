//! Groups side by side that have members in common: whose claims are among whose.
//!
//! Subclasses of a class may overlap (rule 23(c)(5)): somebody in two of them is one claim of the class, and has one through
//! each.

use super::Group;
use crate::number::Count;

/// What room the groups within a group have in its claims, as these are taken in the order of the file.
///
/// A claim takes room unless its member has a claim through an earlier group beside: those are as few as there can be, or
/// as many as the file states.
#[derive(Default)]
pub(crate) struct Room {
    counts: Vec<Count>,
    /// The claims of each group that no group within has taken yet.
    left: Vec<Count>,
}

impl Room {
    /// The most claims that the next group can have; `None` if it is not within another.
    pub(crate) fn most(&self, group: &Group) -> Option<Count> {
        let outer = group.within?;
        Some(self.left(outer) + self.most_shared(group, outer))
    }

    /// Takes room for the claims of the next group, and says how many take any.
    pub(crate) fn take(&mut self, group: &Group, own: Count) -> Count {
        self.counts.push(own);
        self.left.push(own);
        let Some(outer) = group.within else { return own };
        let left = self.left(outer);
        let shared = group.claims.overlap.map_or(Count::ZERO, |overlap| overlap.part_of(own));
        let first = own - shared.min(self.most_shared(group, outer)).max(own - left);
        self.left.get_mut(outer).into_iter().for_each(|left| *left -= first);
        first
    }

    fn left(&self, group: usize) -> Count {
        self.left.get(group).copied().unwrap_or_default()
    }

    /// The most claims that a group can have of members who have claims through groups before it.
    fn most_shared(&self, group: &Group, outer: usize) -> Count {
        let beside: Count = group.beside.iter().filter_map(|beside| self.counts.get(*beside)).copied().sum();
        let taken = self.counts.get(outer).copied().unwrap_or_default() - self.left(outer);
        beside.min(taken)
    }
}

/// The claims of every group without those of the groups within it, by how many groups they weigh by.
pub(super) struct Alone {
    claims: Vec<Count>,
    /// The most groups that a claim weighs by.
    most: usize,
}

impl Alone {
    /// Each group takes its claims from those of the group around it, first the ones that weigh by most groups; those of
    /// members who have been counted with an earlier group take none.
    pub(super) fn of(groups: &[Group], counts: &[Count]) -> Self {
        let most = groups.iter().map(|group| group.chain.len()).max().unwrap_or(0);
        let mut alone = Self { claims: vec![Count::ZERO; groups.len().saturating_mul(most)], most };
        let mut room = Room::default();
        for (index, (group, &own)) in groups.iter().zip(counts).enumerate() {
            let mut first = room.take(group, own);
            let Some(outer) = group.within else {
                alone.add(index, 1, own);
                continue;
            };
            alone.add(index, 1, own - first);
            for through in (1..most).rev() {
                let part = first.min(alone.weighing_by(outer, through));
                alone.add(outer, through, Count::ZERO - part);
                alone.add(index, through.saturating_add(1), part);
                first -= part;
            }
        }
        alone
    }

    fn place(&self, group: usize, through: usize) -> usize {
        group.saturating_mul(self.most).saturating_add(through).saturating_sub(1)
    }

    pub(super) fn weighing_by(&self, group: usize, through: usize) -> Count {
        self.claims.get(self.place(group, through)).copied().unwrap_or_default()
    }

    fn add(&mut self, group: usize, through: usize, more: Count) {
        let place = self.place(group, through);
        self.claims.get_mut(place).into_iter().for_each(|claims| *claims += more);
    }
}

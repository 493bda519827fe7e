//! What a claim weighs, and its limits: the same for every claim of a group, or worked out from answers.

use crate::amount::{Money, RATE_UNITS, SHARE_UNITS, add, mul, nearest, part_of};
use crate::date::Date;
use crate::eligibility::{Claimant, Known, Marks, chain};
use crate::read::Id;
use crate::settlement::{
    FactorLimits, Group, Measure, Months, Pay, PerMonth, Period, Pool, Range, Settlement, Side, Sum, Term, Unit,
};

impl<T: Unit> Measure<T> {
    /// How many smallest units, with every range at this side.
    pub(crate) fn units(&self, known: &Known<'_>, side: Side) -> i64 {
        match self {
            Self::Constant(range) => range.side(side).units(),
            Self::WorkedOut(sum) => sum.units(known, side),
        }
    }

    /// Marks the questions that decide it.
    fn mark(&self, marks: &mut Marks<'_>) {
        if let Self::WorkedOut(sum) = self {
            sum.sum.iter().for_each(|term| term.mark(marks));
        }
    }
}

impl<T: Unit> Sum<T> {
    /// The sum of the terms, within its limits.
    fn units(&self, known: &Known<'_>, side: Side) -> i64 {
        let sum = self.sum.iter().fold(0, |sum, term| add(sum, term.units(known, side)));
        self.limited(sum)
    }

    pub(crate) fn limited(&self, sum: i64) -> i64 {
        let raised = self.least.map_or(sum, |least| sum.max(least.units()));
        self.most.map_or(raised, |most| raised.min(most.units()))
    }
}

impl<T: Unit> Term<T> {
    pub(crate) fn units(&self, known: &Known<'_>, side: Side) -> i64 {
        match self {
            Self::Fixed(amount) => amount.side(side).units(),
            Self::PerUnit(per_unit) => mul(per_unit.amount.side(side).units(), self.count(known)),
            Self::PerMonth(per_month) => mul(per_month.amount.side(side).units(), self.count(known)),
            Self::PercentOf(part) => {
                let cents = known.quantity(&part.question).unwrap_or(0);
                nearest(cents, mul(part.percent.0, T::PER_CENT), RATE_UNITS)
            }
            Self::Tiers(tiers) => {
                let holds = |when: &_| known.holds(when) == Some(true);
                let tier = tiers.iter().find(|tier| tier.when.as_ref().is_none_or(holds));
                tier.map_or(0, |tier| tier.amount.side(side).units())
            }
        }
    }

    /// How many units or months count, for a term that counts them.
    pub(crate) fn count(&self, known: &Known<'_>) -> i64 {
        let (count, most) = match self {
            Self::PerUnit(per_unit) => (known.quantity(&per_unit.question).unwrap_or(0), per_unit.most),
            Self::PerMonth(per_month) => (per_month.count(known), per_month.most),
            _ => return 0,
        };
        most.map_or(count, |most| count.min(most.0))
    }

    fn mark(&self, marks: &mut Marks<'_>) {
        match self {
            Self::Fixed(_) => {}
            Self::PerUnit(per_unit) => marks.question(&per_unit.question),
            Self::PerMonth(per_month) => {
                [&per_month.start, &per_month.end].into_iter().flatten().for_each(|id| marks.question(id));
            }
            Self::PercentOf(part) => marks.question(&part.question),
            Self::Tiers(tiers) => {
                tiers.iter().filter_map(|tier| tier.when.as_ref()).for_each(|when| marks.tier(when));
            }
        }
    }
}

impl<T: Unit> PerMonth<T> {
    /// Months between the days answered, as far as they lie within the period.
    fn count(&self, known: &Known<'_>) -> i64 {
        let Period { first, last } = self.between;
        let day = |question: &Option<Id>, otherwise: Date| match question {
            Some(id) => known.day(id),
            None => Some(otherwise),
        };
        match (day(&self.start, first), day(&self.end, last)) {
            (Some(start), Some(end)) => months(start.max(first), end.min(last), self.months),
            _ => 0,
        }
    }
}

/// Months from one day to another, both included.
fn months(first: Date, last: Date, rule: Months) -> i64 {
    if last < first {
        return 0;
    }
    let apart = last.months().saturating_sub(first.months());
    i64::from(match rule {
        Months::Calendar => apart.saturating_add(1),
        // The day after the last has come as far as the first day, or is the first of a month.
        Months::Complete if last.ends_month() => apart.saturating_add(u32::from(first.day == 1)),
        Months::Complete => apart.saturating_sub(u32::from(last.day.saturating_add(1) < first.day)),
    })
}

/// What a claim weighs in a pool, and the least and the most it is paid, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claim {
    /// Smallest units of a share, or cents of value.
    pub(crate) weight: i64,
    pub(crate) floor: i64,
    pub(crate) cap: Option<i64>,
}

/// What a pool pays a group.
pub(crate) fn pay<'a>(pool: &'a Pool, group: &Group) -> Option<&'a Pay> {
    pool.pays.iter().find(|pay| pay.group == group.id)
}

impl Pay {
    /// Marks the questions that decide what a claim weighs through this group, and its limits.
    pub(crate) fn mark(&self, marks: &mut Marks<'_>) {
        self.shares.iter().for_each(|shares| shares.mark(marks));
        [&self.value, &self.cap, &self.floor].into_iter().flatten().for_each(|measure| measure.mark(marks));
    }

    /// What a claim weighs through this group alone.
    pub(crate) fn weight(&self, known: &Known<'_>, side: Side) -> i64 {
        match (&self.shares, &self.value) {
            (Some(shares), _) => shares.units(known, side),
            (None, Some(value)) => value.units(known, side),
            (None, None) => 0,
        }
    }
}

impl Pool {
    /// A claim through these groups, whose limits are those of `innermost`. `weights` is the side of its weight,
    /// `limits` that of its cap and floor.
    pub(crate) fn claim<'a>(
        &self,
        groups: &[Group],
        through: impl Iterator<Item = &'a Group>,
        innermost: &Group,
        known: &Known<'_>,
        (weights, limits): (Side, Side),
    ) -> Claim {
        let pays = through.filter_map(|group| pay(self, group));
        let weight = pays.map(|pay| pay.weight(known, weights)).fold(0, add);
        let multiple = |limit: fn(&FactorLimits) -> Option<crate::Multiple>| {
            let limit = self.nearest(groups, innermost, |pay| pay.factor.as_ref().and_then(limit));
            limit.map(|limit| part_of(weight, limit.0, SHARE_UNITS))
        };
        let stated = |limit: for<'p> fn(&'p Pay) -> Option<&'p Measure<Money>>| {
            let limit = self.nearest(groups, innermost, limit);
            limit.map(|limit| limit.units(known, limits))
        };
        let (cap, most) = (stated(|pay| pay.cap.as_ref()), multiple(|limits| limits.most));
        let (floor, least) = (stated(|pay| pay.floor.as_ref()), multiple(|limits| limits.least));
        let cap = cap.into_iter().chain(most).min();
        let floor = floor.into_iter().chain(least).max().unwrap_or(0);
        Claim { weight, floor: cap.map_or(floor, |cap| floor.min(cap)), cap }
    }

    /// What the group states, or else the nearest group around it that does.
    fn nearest<'p, L>(
        &'p self,
        groups: &[Group],
        innermost: &Group,
        limit: impl Fn(&'p Pay) -> Option<L>,
    ) -> Option<L> {
        chain(groups, innermost).find_map(|group| pay(self, group).and_then(&limit))
    }

    /// Whether claims weigh by value, not by shares.
    pub(crate) fn by_value(&self) -> bool {
        self.pays.iter().any(|pay| pay.value.is_some())
    }
}

/// A claim of the reader.
pub(crate) struct Held<'s> {
    /// Position of the pool that pays it.
    pub(crate) pool: usize,
    pub(crate) innermost: &'s Group,
    /// The groups through which it has its weight, outermost first.
    pub(crate) through: Vec<&'s Group>,
    /// The claim on each side of the payment.
    pub(crate) claims: Range<Claim>,
}

/// The claims of a reader, in the order of the pools: in each, one through each innermost group. What two of them have
/// around them both counts once, with the first.
pub(crate) fn held<'s>(settlement: &'s Settlement, reader: &Claimant<'s, '_>) -> Vec<Held<'s>> {
    let groups = &settlement.groups;
    let is_outer = |group: &Group| reader.groups.iter().any(|other| other.within.as_ref() == Some(&group.id));
    let mut all = Vec::new();
    for (index, pool) in settlement.plan.pools.iter().enumerate() {
        let mut counted: Vec<&Id> = Vec::new();
        for innermost in reader.groups.iter().copied().filter(|group| !is_outer(group)) {
            let mut through: Vec<_> = chain(groups, innermost).filter(|group| !counted.contains(&&group.id)).collect();
            through.reverse();
            let claims = Range::from_fn(|side| {
                pool.claim(groups, through.iter().copied(), innermost, &reader.known, (side, side))
            });
            let paid_through = through.iter().any(|group| pay(pool, group).is_some());
            if paid_through && (claims.high.weight > 0 || claims.high.floor > 0) {
                counted.extend(through.iter().map(|group| &group.id));
                all.push(Held { pool: index, innermost, through, claims });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_by_either_rule() {
        let day = |text| Date::parse(text).unwrap();
        for (first, last, complete, calendar) in [
            ("2020-01-01", "2020-01-31", 1, 1),
            ("2020-01-01", "2020-01-30", 0, 1),
            ("2020-01-31", "2020-02-01", 0, 2),
            ("2020-01-15", "2020-02-14", 1, 2),
            ("2020-01-15", "2020-02-13", 0, 2),
            ("2020-01-31", "2020-02-29", 1, 2),
            ("2021-01-31", "2021-02-28", 1, 2),
            ("2019-12-10", "2021-01-09", 13, 14),
            ("2020-03-01", "2020-02-28", 0, 0),
            ("2020-05-05", "2020-05-05", 0, 1),
        ] {
            assert_eq!(months(day(first), day(last), Months::Complete), complete, "{first} {last}");
            assert_eq!(months(day(first), day(last), Months::Calendar), calendar, "{first} {last}");
        }
    }
}

//! An amount divided among cohorts by the plan's rules: the factor, who drops out, and each payment in whole cents.
//!
//! Every claim is treated as the plan says, and like claims alike (rule 23(e)(2)(D)). De minimis: claims below the amount
//! drop out once, and the pool is divided among the others, so that nothing is paid that costs more than it is worth.

use super::factor::{Cohort, Division, Entitlement, Limit, balance, total_weight};
use super::rounding::{round, unit_value};
use crate::number::largest_remainder::{CutOff, spread};
use crate::number::{Count, Fraction, Money, Unit, Weight, Wide};
use crate::plan::{Claim, Pool, Rounding};
use crate::settlement::{Excess, PaymentRounding, Residue, UnitValue};

/// How exact amounts become payments in a pool.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    unit_value: UnitValue,
    pub(crate) payment: PaymentRounding,
    residue: Residue,
    excess: Excess,
    /// Amount below which nothing is paid.
    de_minimis: Money,
}

impl Rules {
    pub(crate) fn of(rounding: Rounding, pool: &Pool) -> Self {
        let Rounding { unit_value, payment, residue, excess } = rounding;
        let unit_value = if pool.by_value { UnitValue::Exact } else { unit_value };
        Self { unit_value, payment, residue, excess, de_minimis: pool.de_minimis }
    }

    /// As in a further distribution: what is left stays, what would come to too much is cut down, and nobody drops out any
    /// more.
    pub(crate) fn further(self) -> Self {
        Self { residue: Residue::Kept, excess: Excess::Truncate, de_minimis: Money::ZERO, ..self }
    }
}

/// An amount divided among cohorts.
#[derive(Debug)]
pub(crate) struct Proration {
    pub(crate) amount: Money,
    pub(crate) cohorts: Vec<Cohort>,
    /// Weight of all claims together.
    pub(crate) total_weight: Wide,
    level: Level,
    /// The factor before claims dropped out, if any did.
    pub(crate) first: Option<Fraction>,
    /// How many cohorts have dropped out, and whether all have.
    pub(crate) dropped: usize,
    nobody_left: bool,
    pub(crate) rules: Rules,
    /// Where the cents that cutting down leaves are spread, the least part of a cent for which a claim got one more, and
    /// whether all that lost as much did.
    last_cent: Option<(Wide, bool)>,
}

/// What is paid to the claims of each cohort, and to all.
#[derive(Debug, Clone)]
pub(crate) struct Payments {
    pub(crate) each: Vec<Paid>,
    pub(crate) total: Money,
}

/// What is paid to the claims of a cohort.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paid {
    /// What each is paid.
    pub(crate) payment: ClaimPayment,
    /// How many get a cent more.
    pub(crate) extra: Count,
}

/// What a claim is paid.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClaimPayment {
    pub(crate) amount: Money,
    /// A cap or a floor decides it.
    pub(crate) limit: Option<Limit>,
    /// It would be too little, so nothing is paid.
    pub(crate) dropped: bool,
    /// One of the cents that rounding leaves is in it.
    pub(crate) extra: bool,
    /// One more cent is possible: some claims that lost as much get it.
    one_more: bool,
}

impl Paid {
    /// What all of so many claims are paid.
    pub(crate) fn total(&self, claims: Count) -> Money {
        Money::from((self.payment.amount * claims + Wide::from(self.extra)).narrow())
    }
}

impl ClaimPayment {
    pub(crate) const NOTHING: Self =
        Self { amount: Money::ZERO, limit: None, dropped: false, extra: false, one_more: false };

    /// With the cent more that is possible.
    pub(crate) fn most(self) -> Money {
        self.amount + Money::of(i64::from(self.one_more))
    }
}

/// Where the factor of some cohorts stands.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// The exact factor, and the one that payments are worked out with.
    exact: Fraction,
    factor: Fraction,
    /// What the caps leave.
    surplus: Money,
    /// Whether every claim is at its cap.
    full: bool,
}

impl Level {
    /// The level at which an amount is divided.
    fn of(cohorts: &[Cohort], amount: Money, rule: UnitValue) -> Result<Self, Undivided> {
        let (exact, surplus) = match balance(cohorts, amount) {
            Division::Balanced(factor) => (factor, Money::ZERO),
            Division::Surplus { factor, left } => (factor, left),
            Division::Shortfall { missing } => return Err(Undivided::Shortfall(Wide::new(missing))),
        };
        let at_cap = |cohort: &Cohort| cohort.cap.is_some_and(|cap| (exact * cohort.weight).compared(cap).is_ge());
        let sharing = |cohort: &&Cohort| cohort.claims > Count::ZERO && cohort.weight > Weight::ZERO;
        let full = cohorts.iter().filter(sharing).all(at_cap);
        // Where every claim is at its cap there is nothing to cut: that would leave a claim below its cap.
        let factor = if full { exact } else { unit_value(exact, rule) };
        Ok(Self { exact, factor, surplus, full })
    }
}

/// Why an amount cannot be divided.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Undivided {
    /// No claim has any weight.
    NoClaims,
    /// The floors come to so many cents more than there are.
    Shortfall(Wide),
    /// Rounded by this rule, the payments come to so much more than there is.
    Excess(PaymentRounding, Money),
}

impl Proration {
    /// Divides an amount among cohorts.
    ///
    /// Payments rounded to the nearest cent can come to more than there is. Nobody can be paid that, so it is for the plan
    /// to say what happens.
    pub(crate) fn among(cohorts: Vec<Cohort>, amount: Money, rules: Rules) -> Result<Self, Undivided> {
        if rules.payment == PaymentRounding::Truncate {
            return Self::rounded(cohorts, amount, rules);
        }
        let proration = Self::rounded(cohorts.clone(), amount, rules)?;
        let excess = proration.payments().total - amount;
        match rules.excess {
            _ if excess <= Money::ZERO => Ok(proration),
            Excess::Refused => Err(Undivided::Excess(rules.payment, excess)),
            Excess::Truncate => Self::rounded(cohorts, amount, Rules { payment: PaymentRounding::Truncate, ..rules }),
        }
    }

    /// Divides an amount among cohorts, whatever the rounding comes to.
    fn rounded(mut cohorts: Vec<Cohort>, amount: Money, rules: Rules) -> Result<Self, Undivided> {
        let total_weight = total_weight(&cohorts);
        if total_weight == Wide::default() {
            return Err(Undivided::NoClaims);
        }
        let mut level = Level::of(&cohorts, amount, rules.unit_value)?;
        let mut first = None;
        let (mut dropped, mut nobody_left) = (0_usize, false);
        if rules.de_minimis > Money::ZERO {
            nobody_left = true;
            // Claims that have no part in the pool cannot drop out of it.
            let in_pool = |cohort: &&mut Cohort| {
                let Cohort { claims, weight, floor, cap } = **cohort;
                claims > Count::ZERO && !Claim { weight, floor, cap }.is_nothing()
            };
            for cohort in cohorts.iter_mut().filter(in_pool) {
                if round(due(level.factor, cohort).amount, rules.payment) < rules.de_minimis {
                    let claims = cohort.claims;
                    *cohort = Cohort { claims, weight: Weight::ZERO, floor: Money::ZERO, cap: Some(Money::ZERO) };
                    first = Some(level.factor);
                    dropped = dropped.saturating_add(1);
                } else {
                    nobody_left = false;
                }
            }
        }
        if first.is_some() {
            // Fewer claims: the factor can only rise, and nobody else falls below.
            level = Level::of(&cohorts, amount, rules.unit_value)?;
        }
        let last_cent = None;
        let mut proration =
            Self { amount, cohorts, total_weight, level, first, dropped, nobody_left, rules, last_cent };
        if rules.residue == Residue::LargestRemainder {
            proration.last_cent = last_cent_of(&proration.extra_cents());
        }
        Ok(proration)
    }

    /// Cents for a unit of weight, exactly.
    pub(crate) fn exact(&self) -> Fraction {
        self.level.exact
    }

    /// The same after the plan's rule for it.
    pub(crate) fn factor(&self) -> Fraction {
        self.level.factor
    }

    /// What the limits on payments leave.
    pub(crate) fn surplus(&self) -> Money {
        self.level.surplus
    }

    /// What claims at a cap or a floor are paid, and the weight of the others.
    pub(crate) fn at_limits_and_sharing(&self) -> (Money, Wide) {
        let (mut at_limits, mut sharing) = (Wide::default(), Wide::default());
        for cohort in &self.cohorts {
            let due = due(self.level.exact, cohort);
            match due.limit {
                Some(_) => at_limits += (due.amount * cohort.claims).floor(),
                None => sharing += cohort.weight * cohort.claims,
            }
        }
        (at_limits.narrow().into(), sharing)
    }

    /// Weight of the claims that dropped out.
    pub(crate) fn dropped_weight(&self) -> Wide {
        self.total_weight - total_weight(&self.cohorts)
    }

    /// The rule by which the factor was cut down, if it was.
    pub(crate) fn unit_value(&self) -> UnitValue {
        if self.level.full { UnitValue::Exact } else { self.rules.unit_value }
    }

    /// What each cohort is paid, and all together.
    pub(crate) fn payments(&self) -> Payments {
        let extra = if self.last_cent.is_some() {
            self.extra_cents().into_iter().map(|(_, cents)| Count::of(cents)).collect()
        } else {
            vec![Count::ZERO; self.cohorts.len()]
        };
        let mut payments = Payments { each: Vec::with_capacity(extra.len()), total: Money::ZERO };
        for (cohort, extra) in self.cohorts.iter().zip(extra) {
            let payment = self.payment(Claim { weight: cohort.weight, floor: cohort.floor, cap: cohort.cap });
            // Where all of them are sure of a cent more, it is in the payment already.
            let extra = if payment.extra { Count::ZERO } else { extra };
            let paid = Paid { payment, extra };
            payments.total += paid.total(cohort.claims);
            payments.each.push(paid);
        }
        payments
    }

    /// What a claim is paid.
    pub(crate) fn payment(&self, claim: Claim) -> ClaimPayment {
        let due = |factor| Entitlement::due(factor, claim.weight, claim.floor, claim.cap);
        let Level { factor, full, .. } = self.level;
        let least = self.rules.de_minimis;
        let too_little = || round(due(self.first.unwrap_or(factor)).amount, self.rules.payment) < least;
        if self.nobody_left || (least > Money::ZERO && too_little()) {
            return ClaimPayment { dropped: true, ..ClaimPayment::NOTHING };
        }
        let due = due(factor);
        let (mut extra, mut one_more) = (false, false);
        if let Some((least, all)) = self.last_cent
            && due.limit.is_none()
        {
            let part = due.amount.cut_off();
            extra = part > Wide::default() && (part > least || (part == least && all));
            one_more = part > Wide::default() && part == least && !all;
        }
        let amount = round(due.amount, self.rules.payment) + Money::of(i64::from(extra));
        // Where every claim is at its cap, the cap decides also for those that the factor brings there exactly.
        let at_cap = full && claim.cap.is_some_and(|cap| due.amount.compared(cap).is_eq());
        let limit = due.limit.or(at_cap.then_some(Limit::Cap));
        ClaimPayment { amount, limit, dropped: false, extra, one_more }
    }

    /// What cutting down takes off each claim of a cohort, and how many of them get a cent more by largest remainder.
    fn extra_cents(&self) -> Vec<(CutOff, i64)> {
        let cut_off = |cohort: &Cohort| {
            let part = due(self.level.factor, cohort).amount.cut_off();
            CutOff { claims: cohort.claims, part: part.get() }
        };
        let cut: Vec<_> = self.cohorts.iter().map(cut_off).collect();
        // The parts cut off add up to whole cents, but where every claim is at its cap.
        let parts: Wide = cut.iter().map(|cut| Wide::new(cut.part) * cut.claims).sum();
        let left = parts.floor_by(Wide::new(self.level.factor.denominator())).narrow();
        let extra = spread(left.get(), &cut);
        cut.into_iter().zip(extra).collect()
    }
}

fn due(factor: Fraction, cohort: &Cohort) -> Entitlement {
    Entitlement::due(factor, cohort.weight, cohort.floor, cohort.cap)
}

/// The least part of a cent for which a claim got one more, and whether all that lost as much did.
fn last_cent_of(extra: &[(CutOff, i64)]) -> Option<(Wide, bool)> {
    let least = extra.iter().filter(|(_, cents)| *cents > 0).map(|(cut, _)| cut.part).min()?;
    let all = extra.iter().all(|(cut, cents)| cut.part != least || *cents == cut.claims.get());
    Some((Wide::new(least), all))
}

//! An amount divided among cohorts by the plan's rules: the factor, who drops out, and each payment in whole cents.

use crate::amount::{add, div_floor, mul, narrow, product, sub};
use crate::cents::{self, CutOff, round, unit_value};
use crate::factor::{Cohort, Division, Entitlement, Factor, Limit, balance};
use crate::settlement::{PaymentRounding, Plan, Pool, Residue, UnitValue};
use crate::weight::Claim;

/// How exact amounts become payments in a pool.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) unit_value: UnitValue,
    pub(crate) payment: PaymentRounding,
    pub(crate) residue: Residue,
    /// Cents below which nothing is paid.
    de_minimis: i64,
}

impl Rules {
    pub(crate) fn of(plan: &Plan, pool: &Pool) -> Self {
        let stated = plan.rounding.as_ref();
        let unit_value = stated.and_then(|rounding| rounding.unit_value).filter(|_| !pool.by_value());
        Self {
            unit_value: unit_value.unwrap_or(UnitValue::Exact),
            payment: stated.and_then(|rounding| rounding.payment).unwrap_or(PaymentRounding::Truncate),
            residue: stated.and_then(|rounding| rounding.residue).unwrap_or(Residue::Kept),
            de_minimis: pool.de_minimis.map_or(0, |money| money.0),
        }
    }

    /// As in a further distribution: what is left stays, and nobody drops out any more.
    pub(crate) fn later(self) -> Self {
        Self { residue: Residue::Kept, de_minimis: 0, ..self }
    }
}

/// An amount divided among cohorts.
pub(crate) struct Divided {
    pub(crate) amount: i64,
    pub(crate) cohorts: Vec<Cohort>,
    pub(crate) total_weight: i128,
    /// Cents for a unit of weight: exact, and after the plan's rule for it.
    pub(crate) exact: Factor,
    pub(crate) factor: Factor,
    /// The factor before claims dropped out, if any did.
    pub(crate) first: Option<Factor>,
    /// What the limits on payments leave.
    pub(crate) surplus: i64,
    /// Whether every claim is at its cap.
    full: bool,
    /// Whether every claim has dropped out.
    nobody_left: bool,
    pub(crate) rules: Rules,
    /// For each cohort: what each claim is paid, and how many claims get a cent more. Empty until worked out.
    pub(crate) paid: Vec<(Payment, i64)>,
    /// What all are paid.
    pub(crate) payments: i64,
    /// Claims that lost more than this part of a cent got it back; of those that lost as much, all or some.
    last_cent: Option<(i128, bool)>,
}

/// What a claim is paid, in cents.
#[derive(Clone, Copy)]
pub(crate) struct Payment {
    pub(crate) cents: i64,
    /// A cap or a floor decides it.
    pub(crate) limit: Option<Limit>,
    /// It would be too little, so nothing is paid.
    pub(crate) dropped: bool,
    /// One of the cents that rounding leaves is in it.
    pub(crate) extra: bool,
    /// One more cent is possible: some claims that lost as much get it.
    pub(crate) one_more: bool,
}

impl Payment {
    pub(crate) const NOTHING: Self = Self { cents: 0, limit: None, dropped: false, extra: false, one_more: false };
}

/// Where the factor of some cohorts stands.
struct Level {
    /// The exact factor, and the one that payments are worked out with.
    exact: Factor,
    factor: Factor,
    /// What the caps leave.
    surplus: i64,
    /// Whether every claim is at its cap.
    full: bool,
}

impl Level {
    /// The level at which `amount` is divided.
    fn of(cohorts: &[Cohort], amount: i64, rule: UnitValue) -> Result<Self, Undivided> {
        let (exact, surplus) = match balance(cohorts, amount) {
            Division::Balanced(factor) => (factor, 0),
            Division::Surplus { factor, left } => (factor, left),
            Division::Shortfall { missing } => return Err(Undivided::Shortfall(missing)),
        };
        let at_cap = |cohort: &Cohort| {
            let paid = || mul(exact.numerator, cohort.weight);
            cohort.cap.is_some_and(|cap| paid() >= mul(exact.denominator, cap))
        };
        let full = cohorts.iter().filter(|cohort| cohort.claims > 0 && cohort.weight > 0).all(at_cap);
        // Where every claim is at its cap there is nothing to cut: that would leave a claim below its cap.
        let factor = if full { exact } else { unit_value(exact, rule) };
        Ok(Self { exact, factor, surplus, full })
    }
}

/// Why an amount cannot be divided.
pub(crate) enum Undivided {
    /// No claim has any weight.
    NoClaims,
    /// The floors come to so many cents more than there are.
    Shortfall(i128),
}

impl Divided {
    /// Divides `amount` cents among cohorts. What each cohort is paid is worked out by [`Divided::pay`].
    pub(crate) fn among(mut cohorts: Vec<Cohort>, amount: i64, rules: Rules) -> Result<Self, Undivided> {
        let total_weight = weight(&cohorts);
        if total_weight == 0 {
            return Err(Undivided::NoClaims);
        }
        let mut level = Level::of(&cohorts, amount, rules.unit_value)?;
        let mut first = None;
        let mut nobody_left = false;
        if rules.de_minimis > 0 {
            nobody_left = true;
            for cohort in &mut cohorts {
                let due = Entitlement::due(level.factor, cohort.weight, cohort.floor, cohort.cap);
                if cohort.claims > 0 && round(due, rules.payment) < rules.de_minimis {
                    *cohort = Cohort { claims: cohort.claims, weight: 0, floor: 0, cap: Some(0) };
                    first = Some(level.factor);
                } else if cohort.claims > 0 {
                    nobody_left = false;
                }
            }
        }
        if first.is_some() {
            // Fewer claims: the factor can only rise, and nobody else falls below.
            level = Level::of(&cohorts, amount, rules.unit_value)?;
        }
        let Level { exact, factor, surplus, full } = level;
        let (paid, payments, last_cent) = (Vec::new(), 0, None);
        let mut divided = Self {
            amount,
            cohorts,
            total_weight,
            exact,
            factor,
            first,
            surplus,
            full,
            nobody_left,
            rules,
            paid,
            payments,
            last_cent,
        };
        if rules.residue == Residue::LargestRemainder {
            // Who gets a cent more depends on what all are paid.
            divided.pay();
        }
        Ok(divided)
    }

    /// What claims at a cap or a floor are paid, and the weight of the others.
    pub(crate) fn at_limits_and_sharing(&self) -> (i64, i128) {
        let (mut at_limits, mut sharing) = (0, 0);
        for cohort in &self.cohorts {
            let due = Entitlement::due(self.exact, cohort.weight, cohort.floor, cohort.cap);
            match due.limit {
                Some(_) => at_limits = add(at_limits, mul(due.numerator, cohort.claims)),
                None => sharing = add(sharing, product(cohort.weight, cohort.claims)),
            }
        }
        (narrow(at_limits), sharing)
    }

    /// Weight of the claims that dropped out.
    pub(crate) fn dropped(&self) -> i128 {
        sub(self.total_weight, weight(&self.cohorts))
    }

    /// The rule by which the factor was cut down, if it was.
    pub(crate) fn unit_value(&self) -> UnitValue {
        if self.full { UnitValue::Exact } else { self.rules.unit_value }
    }

    /// Works out what each cohort is paid, and all together.
    pub(crate) fn pay(&mut self) {
        if !self.paid.is_empty() {
            return;
        }
        let mut cut = Vec::with_capacity(self.cohorts.len());
        for cohort in &self.cohorts {
            let due = Entitlement::due(self.factor, cohort.weight, cohort.floor, cohort.cap);
            cut.push(CutOff { claims: cohort.claims, part: due.numerator.rem_euclid(due.denominator) });
        }
        let mut extra = vec![0; cut.len()];
        if self.rules.residue == Residue::LargestRemainder {
            // The parts cut off add up to whole cents, but where every claim is at its cap.
            let parts = cut.iter().fold(0, |sum, cut| add(sum, mul(cut.part, cut.claims)));
            extra = cents::spread(div_floor(parts, self.factor.denominator), &cut);
            let paid = cut.iter().zip(&extra).filter(|(_, extra)| **extra > 0);
            if let Some(least) = paid.map(|(cut, _)| cut.part).min() {
                let all = cut.iter().zip(&extra).all(|(cut, extra)| cut.part != least || *extra == cut.claims);
                self.last_cent = Some((least, all));
            }
        }
        for (cohort, extra) in self.cohorts.iter().zip(extra) {
            let payment = self.payment(Claim { weight: cohort.weight, floor: cohort.floor, cap: cohort.cap });
            // Where all of them are sure of a cent more, it is in the payment already.
            let extra = if payment.extra { 0 } else { extra };
            self.payments = add(self.payments, add(mul(payment.cents, cohort.claims), extra));
            self.paid.push((payment, extra));
        }
    }

    /// What a claim is paid.
    pub(crate) fn payment(&self, claim: Claim) -> Payment {
        let due = |factor| Entitlement::due(factor, claim.weight, claim.floor, claim.cap);
        let least = self.rules.de_minimis;
        let too_little = || round(due(self.first.unwrap_or(self.factor)), self.rules.payment) < least;
        if self.nobody_left || (least > 0 && too_little()) {
            return Payment { dropped: true, ..Payment::NOTHING };
        }
        let due = due(self.factor);
        let (mut extra, mut one_more) = (false, false);
        if let Some((least, all)) = self.last_cent
            && due.limit.is_none()
        {
            let part = due.numerator.rem_euclid(due.denominator);
            extra = part > 0 && (part > least || (part == least && all));
            one_more = part > 0 && part == least && !all;
        }
        let cents = add(round(due, self.rules.payment), i64::from(extra));
        // Where every claim is at its cap, the cap decides also for those that the factor brings there exactly.
        let at_cap = self.full && claim.cap.is_some_and(|cap| due.numerator == mul(due.denominator, cap));
        let limit = due.limit.or(at_cap.then_some(Limit::Cap));
        Payment { cents, limit, dropped: false, extra, one_more }
    }
}

/// Weight of all claims together.
pub(crate) fn weight(cohorts: &[Cohort]) -> i128 {
    cohorts.iter().fold(0, |sum, cohort| add(sum, product(cohort.weight, cohort.claims)))
}

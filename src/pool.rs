//! Pools in order: what each takes of the net fund, the factor it is divided by, and what it hands on.

use crate::amount::{Money, RATE_UNITS, SHARE_UNITS, add, div_floor, mul, sub};
use crate::cents::{self, CutOff, round, unit_value};
use crate::claims::Alike;
use crate::eligibility::chain;
use crate::factor::{Cohort, Division, Entitlement, Factor, Limit, balance, paid_at};
use crate::fault::{Code, Faults};
use crate::place::At;
use crate::settlement::{PaymentRounding, Plan, Pool, Residue, Settlement, Side, Surplus, Takes, UnitValue};
use crate::weight::Claim;

/// How exact amounts become payments in a pool.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) unit_value: UnitValue,
    pub(crate) payment: PaymentRounding,
    pub(crate) residue: Residue,
    /// Cents below which nothing is paid.
    de_minimis: i128,
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

/// A pool, filled and divided. All amounts in cents.
pub(crate) struct Filled {
    /// What the pools before it leave of the net fund.
    pub(crate) available: i128,
    /// What its claims need to be paid their full value, where it takes that.
    pub(crate) need: Option<i128>,
    pub(crate) taken: i128,
    /// What the pool before it hands on.
    pub(crate) handed_on: i128,
    /// What it needs for a share to be worth what the defendant has promised, and what the defendant adds.
    pub(crate) top_up: (i128, i128),
    pub(crate) divided: Divided,
    /// What it hands on to the pool after it.
    pub(crate) passed_on: i128,
}

/// An amount divided among cohorts.
pub(crate) struct Divided {
    pub(crate) amount: i128,
    pub(crate) cohorts: Vec<Cohort>,
    pub(crate) total_weight: i128,
    /// Cents for a unit of weight: exact, and after the plan's rule for it.
    pub(crate) exact: Factor,
    pub(crate) factor: Factor,
    /// The factor before claims dropped out, if any did.
    pub(crate) first: Option<Factor>,
    /// What the limits on payments leave.
    pub(crate) surplus: i128,
    /// Whether every claim is at its cap.
    full: bool,
    /// Whether every claim has dropped out.
    nobody_left: bool,
    /// What claims at a cap or a floor are paid, the weight of the others, and of those that dropped out.
    pub(crate) at_limits: i128,
    pub(crate) sharing: i128,
    pub(crate) dropped: i128,
    pub(crate) rules: Rules,
    /// For each cohort: what each claim is paid, and how many claims get a cent more.
    pub(crate) paid: Vec<(Payment, i128)>,
    /// What all are paid.
    pub(crate) payments: i128,
    /// Claims that lost more than this part of a cent got it back; of those that lost as much, all or some.
    last_cent: Option<(i128, bool)>,
}

/// What a claim is paid, in cents.
#[derive(Clone, Copy)]
pub(crate) struct Payment {
    pub(crate) cents: i128,
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

/// The cohorts of a pool.
fn cohorts(settlement: &Settlement, pool: &Pool, all: &[Alike<'_>], side: Side) -> Vec<Cohort> {
    let groups = &settlement.groups;
    all.iter()
        .map(|alike| {
            let sides = (side.opposite(), side);
            let Claim { weight, floor, cap } =
                pool.claim(groups, chain(groups, alike.group), alike.group, &alike.known, sides);
            Cohort { claims: alike.claims, weight, floor, cap }
        })
        .collect()
}

/// What all claims come to at their full value.
pub(crate) fn need(settlement: &Settlement, all: &[Alike<'_>], side: Side) -> i128 {
    let full = Factor { numerator: 1, denominator: 1 };
    settlement.plan.pools.iter().fold(0, |sum, pool| add(sum, paid_at(&cohorts(settlement, pool, all, side), full)))
}

/// Fills and divides the pools in order.
///
/// # Errors
///
/// A fault if a pool has no claims, or the floors come to more than it holds; then nothing is divided.
pub(crate) fn run(
    settlement: &Settlement,
    net: i128,
    all: &[Alike<'_>],
    side: Side,
    faults: &mut Faults,
) -> Option<Vec<Filled>> {
    let plan = At::ROOT.key("plan");
    let at_pools = plan.key("pools");
    let (mut available, mut handed_on) = (net, 0);
    let mut filled = Vec::with_capacity(settlement.plan.pools.len());
    for (index, pool) in settlement.plan.pools.iter().enumerate() {
        let cohorts = cohorts(settlement, pool, all, side);
        let mut need = None;
        let wanted = match pool.takes {
            Takes::Remainder => available,
            Takes::Fixed(money) => money.0,
            // Cut down: the parts must not come to more than the whole.
            Takes::PercentOfNet(percent) => div_floor(mul(net, percent.0), RATE_UNITS),
            Takes::AsNeeded(as_needed) => {
                // What it is handed is part of what it may take, not something on top.
                available = add(available, handed_on);
                handed_on = 0;
                let full = paid_at(&cohorts, Factor { numerator: 1, denominator: 1 });
                need = Some(full);
                as_needed.at_most.map_or(full, |most| full.min(most.0))
            }
        };
        let taken = wanted.min(available);
        let held = add(taken, handed_on);
        let top_up = top_up(pool, &cohorts, held);
        let divided = match Divided::among(cohorts, add(held, top_up.1), Rules::of(&settlement.plan, pool)) {
            Outcome::Divided(divided) => *divided,
            Outcome::NoClaims => {
                faults.push(Code::NoClaims, &at_pools.index(index), &[]);
                return None;
            }
            Outcome::Shortfall(missing) => {
                let missing = Money(missing).to_text();
                faults.push(Code::FloorsExceedPool, &at_pools.index(index), &[("missing", &missing)]);
                return None;
            }
        };
        let passed_on = if pool.surplus == Some(Surplus::NextPool) { divided.surplus } else { 0 };
        filled.push(Filled { available, need, taken, handed_on, top_up, divided, passed_on });
        available = sub(available, taken);
        handed_on = passed_on;
    }
    Some(filled)
}

/// What a pool that holds `held` needs for a share to be worth what is promised, and what the defendant adds.
fn top_up(pool: &Pool, cohorts: &[Cohort], held: i128) -> (i128, i128) {
    let Some(top_up) = &pool.top_up else { return (0, 0) };
    let needed = paid_at(cohorts, Factor { numerator: top_up.share_value.0, denominator: SHARE_UNITS });
    let missing = sub(needed, held).max(0);
    (needed, top_up.at_most.map_or(missing, |most| missing.min(most.0)))
}

/// Where the factor of some cohorts stands.
struct Level {
    /// The exact factor, and the one that payments are worked out with.
    exact: Factor,
    factor: Factor,
    /// What the caps leave.
    surplus: i128,
    /// Whether every claim is at its cap.
    full: bool,
}

impl Level {
    /// The level at which `amount` is divided; or how many cents the floors are short of.
    fn of(cohorts: &[Cohort], amount: i128, rule: UnitValue) -> Result<Self, i128> {
        let (exact, surplus) = match balance(cohorts, amount) {
            Division::Balanced(factor) => (factor, 0),
            Division::Surplus { factor, left } => (factor, left),
            Division::Shortfall { missing } => return Err(missing),
        };
        let at_cap = |cohort: &Cohort| {
            let paid = mul(exact.numerator, cohort.weight);
            cohort.cap.is_some_and(|cap| paid >= mul(cap, exact.denominator))
        };
        let full = cohorts.iter().filter(|cohort| cohort.claims > 0 && cohort.weight > 0).all(at_cap);
        // Where every claim is at its cap there is nothing to cut: that would leave a claim below its cap.
        let factor = if full { exact } else { unit_value(exact, rule) };
        Ok(Self { exact, factor, surplus, full })
    }
}

/// How a division comes out.
pub(crate) enum Outcome {
    Divided(Box<Divided>),
    /// No claim has any weight.
    NoClaims,
    /// The floors come to so many cents more than there are.
    Shortfall(i128),
}

impl Divided {
    /// Divides `amount` cents among cohorts.
    pub(crate) fn among(mut cohorts: Vec<Cohort>, amount: i128, rules: Rules) -> Outcome {
        let total_weight = weight(&cohorts);
        if total_weight == 0 {
            return Outcome::NoClaims;
        }
        let mut level = match Level::of(&cohorts, amount, rules.unit_value) {
            Ok(level) => level,
            Err(missing) => return Outcome::Shortfall(missing),
        };
        let mut first = None;
        let mut nobody_left = true;
        for cohort in &mut cohorts {
            let due = Entitlement::due(level.factor, cohort.weight, cohort.floor, cohort.cap);
            if cohort.claims > 0 && round(due, rules.payment) < rules.de_minimis {
                *cohort = Cohort { claims: cohort.claims, weight: 0, floor: 0, cap: Some(0) };
                first = Some(level.factor);
            } else if cohort.claims > 0 {
                nobody_left = false;
            }
        }
        if first.is_some() {
            // Fewer claims: the factor can only rise, and nobody else falls below.
            level = match Level::of(&cohorts, amount, rules.unit_value) {
                Ok(level) => level,
                Err(missing) => return Outcome::Shortfall(missing),
            };
        }

        let weight_left = weight(&cohorts);
        let (mut at_limits, mut sharing) = (0, 0);
        for cohort in &cohorts {
            let due = Entitlement::due(level.exact, cohort.weight, cohort.floor, cohort.cap);
            match due.limit {
                Some(_) => at_limits = add(at_limits, mul(cohort.claims, due.numerator)),
                None => sharing = add(sharing, mul(cohort.claims, cohort.weight)),
            }
        }
        let mut divided = Self {
            amount,
            cohorts,
            total_weight,
            exact: level.exact,
            factor: level.factor,
            first,
            surplus: level.surplus,
            full: level.full,
            nobody_left,
            at_limits,
            sharing,
            dropped: sub(total_weight, weight_left),
            rules,
            paid: Vec::new(),
            payments: 0,
            last_cent: None,
        };
        divided.pay();
        Outcome::Divided(Box::new(divided))
    }

    /// The rule by which the factor was cut down, if it was.
    pub(crate) fn unit_value(&self) -> UnitValue {
        if self.full { UnitValue::Exact } else { self.rules.unit_value }
    }

    fn pay(&mut self) {
        let mut cut = Vec::with_capacity(self.cohorts.len());
        for cohort in &self.cohorts {
            let due = Entitlement::due(self.factor, cohort.weight, cohort.floor, cohort.cap);
            cut.push(CutOff { claims: cohort.claims, part: due.numerator.rem_euclid(due.denominator) });
        }
        let mut extra = vec![0; cut.len()];
        if self.rules.residue == Residue::LargestRemainder {
            // The parts cut off add up to whole cents, but where every claim is at its cap.
            let parts = cut.iter().fold(0, |sum, cut| add(sum, mul(cut.claims, cut.part)));
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
        if self.nobody_left || round(due(self.first.unwrap_or(self.factor)), self.rules.payment) < self.rules.de_minimis
        {
            return Payment { dropped: true, ..Payment::NOTHING };
        }
        let due = due(self.factor);
        let part = due.numerator.rem_euclid(due.denominator);
        let (extra, one_more) = match self.last_cent {
            Some((least, all)) if due.limit.is_none() && part > 0 => {
                (part > least || (part == least && all), part == least && !all)
            }
            _ => (false, false),
        };
        let cents = add(round(due, self.rules.payment), i128::from(extra));
        // Where every claim is at its cap, the cap decides also for those that the factor brings there exactly.
        let at_cap = self.full && claim.cap.is_some_and(|cap| due.numerator == mul(cap, due.denominator));
        let limit = due.limit.or(at_cap.then_some(Limit::Cap));
        Payment { cents, limit, dropped: false, extra, one_more }
    }
}

/// Weight of all claims together.
pub(crate) fn weight(cohorts: &[Cohort]) -> i128 {
    cohorts.iter().fold(0, |sum, cohort| add(sum, mul(cohort.claims, cohort.weight)))
}

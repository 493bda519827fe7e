//! The sensitivity curve: what the claimant is paid, against a figure that is assumed.

use super::simulator::{Simulator, within};
use crate::claims::counts;
use crate::error::{Code, Faults, Path};
use crate::estimate;
use crate::number::{Count, Int, Money, RATE_UNITS, Rate, Unit, checked};
use crate::plan::{Assumptions, Case, PerCase, Plan};
use crate::requested::Request;
use crate::settlement::request::{
    ClaimsOver, CurveOptions, DeductionOver, EstimateInput, Over, RateOver, RateSpan, Spacing,
};
use crate::settlement::{ClaimsNumber, DeductionAmount, Range};

const MOST_POINTS: i64 = 10_000;
const USUAL_POINTS: i64 = 200;

/// What a claimant is paid along a figure that is assumed, everything else being as in an estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// How many units of `x` make one: a thousand million for rates, else one.
    pub units: i64,
    /// The points, by rising `x`. Those at which the plan cannot be carried out are left out.
    pub points: Vec<Point>,
}

/// A point of a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// What is assumed: billionths of a rate, claims, or cents.
    pub x: i64,
    /// The likely payment.
    pub payment: Money,
    /// The payment if everything else turns out against the claimant.
    pub low: Money,
    /// The payment if everything else turns out in the claimant's favour.
    pub high: Money,
}

/// Works out a curve.
///
/// # Errors
///
/// Faults of the answers, the assumptions and the options.
pub(crate) fn run(plan: &Plan, input: &EstimateInput, options: &CurveOptions) -> Result<Curve, Faults> {
    let mut plotting = Plotting::begin(plan, input, options)?;
    plotting.advance(plan, u32::MAX)?;
    plotting.finish(plan)
}

/// A curve under way. Each point is a step.
pub(crate) struct Plotting {
    /// What is assumed in it is what is so at the point before.
    request: Request,
    along: Along,
    spacing: Spacing,
    points: u32,
    done: u32,
    found: Vec<Point>,
}

impl Plotting {
    /// # Errors
    ///
    /// Faults of the answers, the assumptions and the options.
    pub(crate) fn begin(plan: &Plan, input: &EstimateInput, options: &CurveOptions) -> Result<Self, Faults> {
        checked(|| {
            let mut faults = Faults::default();
            let path = Path::ROOT.key("options");
            let request = Request::of_claimant(plan, input, &mut faults);
            let spacing = options.spacing.unwrap_or(Spacing::Linear);
            let along = Along::of(plan, &request.assumptions, options, &path.key("over"), &mut faults);
            request.counts(plan, &mut faults);
            // Each point is worked out in three cases.
            let most = Simulator::of(plan, &request).times(MOST_POINTS.saturating_mul(3)).div_euclid(3);
            let points = within(options.points, USUAL_POINTS, (2, most), &path.key("points"), &mut faults);
            faults.or(())?;
            let Some(along) = along else { return Err(Faults::default()) };
            let points = u32::try_from(points).unwrap_or(2);
            Ok(Self { request, along, spacing, points, done: 0, found: Vec::new() })
        })?
    }

    /// How many steps are left.
    pub(crate) fn left(&self) -> u32 {
        self.points.saturating_sub(self.done)
    }

    /// Goes so many steps on, if there are so many left.
    ///
    /// # Errors
    ///
    /// An overflow.
    pub(crate) fn advance(&mut self, plan: &Plan, steps: u32) -> Result<(), Faults> {
        checked(|| {
            let simulator = Simulator::of(plan, &self.request);
            let last = self.points.saturating_sub(1);
            for _ in 0..steps.min(self.left()) {
                let x = spaced(self.along.from, self.along.to, (self.done.into(), last.into()), self.spacing);
                self.done = self.done.saturating_add(1);
                if self.found.last().is_some_and(|last| last.x == x) {
                    continue;
                }
                let assumptions = &mut self.request.assumptions;
                self.along.assume(plan, x, assumptions);
                let Ok(counts) = counts(plan, assumptions) else { continue };
                let paid = |case| simulator.paid_in(assumptions, &counts, case).ok().flatten();
                if let Some(base) = paid(Case::Base) {
                    // Where the plan cannot be carried out in the worst or the best case, the range ends before it.
                    let (worst, best) = (paid(Case::Worst).unwrap_or(base), paid(Case::Best).unwrap_or(base));
                    let paid = PerCase { worst, base, best };
                    let (low, high) = (paid.each(|paid| paid.amount).least(), paid.each(|paid| paid.most).most());
                    self.found.push(Point { x, payment: paid.base.amount, low, high });
                }
            }
        })?;
        Ok(())
    }

    /// What has come out, once no steps are left.
    ///
    /// # Errors
    ///
    /// Why the plan cannot be carried out, if it can be at no point.
    pub(crate) fn finish(&self, plan: &Plan) -> Result<Curve, Faults> {
        checked(|| {
            let Self { along, found, .. } = self;
            if found.is_empty() {
                // Why, an estimate at its beginning says; what nothing is wrong with comes to too much.
                let mut assumptions = self.request.assumptions.clone();
                along.assume(plan, along.from, &mut assumptions);
                estimate::check(plan, assumptions, &self.request.own)?;
                return Err(crate::number::Overflow.into());
            }
            Ok(Curve { units: along.units, points: found.clone() })
        })?
    }
}

/// What varies along a curve, and from where to where, in smallest units.
struct Along {
    what: Varied,
    from: i64,
    to: i64,
    /// How many units make one.
    units: i64,
}

enum Varied {
    ClaimsRate,
    Claims { group: usize },
    Rate { group: usize },
    Deduction { index: usize },
}

impl Along {
    /// Resolves what varies; `None`, and a fault, if that is nothing that can.
    fn of(
        plan: &Plan,
        assumptions: &Assumptions,
        options: &CurveOptions,
        path: &Path<'_>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let (key, from, to) = match &options.over {
            Over::ClaimsRate(RateSpan { from, to }) => ("claimsRate", from.units(), to.units()),
            Over::Claims(ClaimsOver { from, to, .. }) => ("claims", from.units(), to.units()),
            Over::Rate(RateOver { from, to, .. }) => ("rate", from.units(), to.units()),
            Over::Deduction(DeductionOver { from, to, .. }) => ("deduction", from.units(), to.units()),
        };
        let path = path.key(key);
        if from >= to {
            faults.push(Code::EmptyRange, &path, &[]);
        } else if from <= 0 && options.spacing == Some(Spacing::Log) {
            faults.push(Code::LogNeedsPositive, &path.key("from"), &[]);
        }
        let (what, units) = match &options.over {
            Over::ClaimsRate(_) => {
                let lead = plan.groups.get(plan.lead)?;
                let id = [("id", lead.id.as_str())];
                if assumptions.claims_of(plan.lead).is_some() {
                    faults.push(Code::AssumptionConflict, &path, &id);
                } else if lead.members.is_none() {
                    faults.push(Code::ClaimsRateNeedsMembers, &path, &id);
                }
                (Varied::ClaimsRate, RATE_UNITS)
            }
            Over::Claims(over) => {
                (Varied::Claims { group: plan.known_group(&over.group, &path.key("group"), faults)? }, 1)
            }
            Over::Rate(over) => {
                let path = path.key("group");
                let group = plan.known_group(&over.group, &path, faults)?;
                if plan.groups.get(group).is_some_and(|group| group.members.is_none()) {
                    faults.push(Code::RateNeedsMembers, &path, &[]);
                }
                (Varied::Rate { group }, RATE_UNITS)
            }
            Over::Deduction(over) => {
                let index = plan.known_deduction(&over.id, &path.key("id"), faults)?;
                for amount in [over.from, over.to] {
                    plan.check_deduction(index, &fixed(amount), &path, faults);
                }
                (Varied::Deduction { index }, 1)
            }
        };
        Some(Self { what, from, to, units })
    }

    /// Assumes what is so at a point, in place of what was at another.
    fn assume(&self, plan: &Plan, x: i64, assumptions: &mut Assumptions) {
        let lead = plan.lead;
        match self.what {
            Varied::ClaimsRate => assumptions.assume_rate(lead, Rate::of(x)),
            Varied::Claims { group } => {
                assumptions.assume_claims(lead, group, ClaimsNumber::Count(Range::exact(Count::of(x))));
            }
            Varied::Rate { group } => {
                assumptions.assume_claims(lead, group, ClaimsNumber::Rate(Range::exact(Rate::of(x))));
            }
            Varied::Deduction { index } => assumptions.assume_deduction(index, fixed(Money::of(x))),
        }
    }
}

fn fixed(amount: Money) -> DeductionAmount {
    DeductionAmount::Fixed(Range::exact(amount))
}

/// The point `index` of `last` between two ends, to the nearest unit. The ends are exact.
fn spaced(from: i64, to: i64, (index, last): (i64, i64), spacing: Spacing) -> i64 {
    match spacing {
        _ if index == last => to,
        Spacing::Linear => {
            let (from, to) = (Int::from(from), Int::from(to));
            (from + ((to - from) * index).half_up_by(last).narrow()).get()
        }
        Spacing::Log => geometric(from, to, (index, last)),
    }
}

/// Only where a point lies is worked out with floating-point numbers; what is paid there is not.
#[allow(clippy::float_arithmetic)]
fn geometric(from: i64, to: i64, (index, last): (i64, i64)) -> i64 {
    // All are within the limits of a file, so below 2^53, and exact.
    let number = |units: i64| units as f64;
    let ratio = number(to) / number(from);
    let x = number(from) * libm::exp(libm::log(ratio) * (number(index) / number(last)));
    // Half a unit is added and the rest cut off: to the nearest.
    ((x + 0.5) as i64).clamp(from, to)
}

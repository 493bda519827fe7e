//! From the settlement file to the plan: every id becomes a position.

use super::cohort::{List, Part};
use super::condition::{Answers, Condition, QuestionSet};
use super::measure::{Measure, Sum, Term};
use super::{Cohorts, Distributions, Group, Pay, Plan, Pool, Possible, Profile, Question, Residual, Rounding, Weighed};
use crate::error::{Faults, Path};
use crate::number::{Int, Money, Overflow, Unit, checked};
use crate::settlement::decode::{Id, Map};
use crate::settlement::{
    self, Answer, ClaimMix, Excess, PaymentRounding, Range, Residue, Settlement, Surplus, TypedAnswer, UnitValue,
};

/// Resolves a settlement that has been validated: every id in it is of something that is there.
///
/// # Errors
///
/// An overflow, if what a claim weighs is too large to be worked out.
pub(crate) fn resolve(settlement: Settlement) -> Result<Plan, Overflow> {
    let Settlement { id, fund, deductions, questions, groups, plan, .. } = settlement;
    let resolver = Resolver { questions: &questions, groups: &groups };
    let questions: Vec<_> = questions.iter().map(|question| resolver.asked(question)).collect();
    let mut pools: Vec<_> = plan.pools.iter().map(|pool| resolver.pool(pool)).collect();
    let resolved = resolver.groups(&questions, &pools);
    let cohorts = resolver.cohorts(&questions, &resolved);
    checked(|| {
        for pool in &mut pools {
            pool.weighed = cohorts.0.iter().map(|profile| weighed(pool, &resolved, profile)).collect();
        }
    })?;
    let rounding = plan.rounding.as_ref();
    let rounding = Rounding {
        unit_value: rounding.and_then(|rounding| rounding.unit_value).unwrap_or(UnitValue::Exact),
        payment: rounding.and_then(|rounding| rounding.payment).unwrap_or(PaymentRounding::Truncate),
        residue: rounding.and_then(|rounding| rounding.residue).unwrap_or(Residue::Kept),
        excess: rounding.and_then(|rounding| rounding.excess).unwrap_or(Excess::Refused),
    };
    let residual = plan.residual.map(|residual| Residual {
        uncashed: residual.uncashed,
        distributions: residual.distributions.map(|distributions| Distributions {
            pool: position(pools.iter().map(|pool| &pool.id), &distributions.pool),
            most: distributions.most,
            cost: distributions.cost,
            least_payment: distributions.least_payment,
        }),
        disposition: residual.disposition,
        from: residual.from,
    });
    let lead = resolved.iter().position(|group| group.within.is_none()).unwrap_or(0);
    Ok(Plan { id, fund, deductions, questions, groups: resolved, lead, cohorts, pools, rounding, residual })
}

fn weighed(pool: &Pool, groups: &[Group], profile: &Profile) -> Weighed {
    let chain = groups.get(profile.group).map_or(&[][..], |group| &group.chain);
    let through = || profile.chain(groups).iter().copied();
    // Where the pool pays none of the groups it weighs by, the limits of those around are of another claim.
    let paid = through().any(|group| pool.pay(group).is_some());
    let limits_of = if paid { chain } else { &[] };
    Weighed::of(|weights, limits| pool.claim(through(), limits_of, &profile.answers, (weights, limits)))
}

/// Position of an id that is known to be there.
fn position<'a>(mut ids: impl Iterator<Item = &'a Id>, id: &Id) -> usize {
    ids.position(|known| known == id).unwrap_or(usize::MAX)
}

struct Resolver<'s> {
    questions: &'s [settlement::Question],
    groups: &'s [settlement::Group],
}

impl Resolver<'_> {
    fn question(&self, id: &Id) -> usize {
        position(self.questions.iter().map(|question| &question.id), id)
    }

    fn group(&self, id: &Id) -> usize {
        position(self.groups.iter().map(|group| &group.id), id)
    }

    fn answer(&self, question: usize, answer: &Answer) -> Option<TypedAnswer> {
        self.questions.get(question)?.typed(answer, &Path::ROOT, &mut Faults::default())
    }

    fn asked(&self, question: &settlement::Question) -> Question {
        let otherwise = question.otherwise.as_ref();
        Question {
            stated: question.clone(),
            ask_if: question.ask_if.as_ref().map(|ask_if| self.condition(ask_if)),
            otherwise: otherwise.and_then(|answer| question.typed(answer, &Path::ROOT, &mut Faults::default())),
        }
    }

    /// What the claims of a part answer. Nothing is known of what it leaves open, but for what is then not asked.
    fn answers(&self, questions: &[Question], given: &Map<Id, Answer>) -> Answers {
        let mut answers = Answers::none(self.questions.len());
        for (id, answer) in &given.0 {
            let question = self.question(id);
            answers.set(question, self.answer(question, answer));
        }
        for (index, question) in questions.iter().enumerate() {
            let asked = question.ask_if.as_ref().is_none_or(|ask_if| ask_if.holds(&answers) != Some(false));
            if !asked && answers.is_open(index) {
                answers.leave_out(index, question.otherwise);
            }
        }
        answers
    }

    fn condition(&self, condition: &settlement::Condition) -> Condition {
        let several = |conditions: &[settlement::Condition]| conditions.iter().map(|one| self.condition(one)).collect();
        let one_of = |question: &Id, answers: &[Answer]| {
            let question = self.question(question);
            let answers = answers.iter().filter_map(|answer| self.answer(question, answer)).collect();
            Condition::IsOneOf { question, answers }
        };
        match condition {
            settlement::Condition::Is { question, is } => one_of(question, std::slice::from_ref(is)),
            settlement::Condition::IsOneOf { question, is_one_of } => one_of(question, is_one_of),
            settlement::Condition::Between { question, at_least, at_most } => {
                let question = self.question(question);
                let limit = |answer: &Option<Answer>| self.answer(question, answer.as_ref()?)?.quantity();
                Condition::Between { question, at_least: limit(at_least), at_most: limit(at_most) }
            }
            settlement::Condition::All { all } => Condition::All(several(all)),
            settlement::Condition::Any { any } => Condition::Any(several(any)),
            settlement::Condition::Not { not } => Condition::Not(Box::new(self.condition(not))),
        }
    }

    /// `per_cent` is how many smallest units a cent comes to.
    fn measure<T: Unit>(&self, measure: &settlement::Measure<T>, per_cent: i64) -> Measure {
        match measure {
            settlement::Measure::Constant(amount) => Measure::Constant(units(amount)),
            settlement::Measure::WorkedOut(sum) => Measure::WorkedOut(Sum {
                terms: sum.sum.iter().map(|term| self.term(term, per_cent)).collect(),
                least: sum.least.map(|least| least.units().into()),
                most: sum.most.map(|most| most.units().into()),
            }),
        }
    }

    fn term<T: Unit>(&self, term: &settlement::Term<T>, per_cent: i64) -> Term {
        match term {
            settlement::Term::Fixed(amount) => Term::Fixed(units(amount)),
            settlement::Term::PerUnit(settlement::PerUnit { amount, question, most }) => {
                Term::PerUnit { amount: units(amount), question: self.question(question), most: *most }
            }
            settlement::Term::PerMonth(settlement::PerMonth { amount, between, start, end, months, most }) => {
                let question = |id: &Option<Id>| id.as_ref().map(|id| self.question(id));
                let (start, end) = (question(start), question(end));
                Term::PerMonth { amount: units(amount), between: *between, start, end, months: *months, most: *most }
            }
            settlement::Term::PercentOf(settlement::PercentOfAnswer { percent, question }) => {
                Term::PercentOf { percent: *percent, question: self.question(question), per_cent }
            }
            settlement::Term::Tiers(tiers) => {
                let when = |tier: &settlement::Tier<T>| tier.when.as_ref().map(|when| self.condition(when));
                Term::Tiers(tiers.iter().map(|tier| (when(tier), units(&tier.amount))).collect())
            }
        }
    }

    fn pool(&self, pool: &settlement::Pool) -> Pool {
        // A dollar counts as one share where a share depends on an amount.
        const CENT_IN_SHARES: i64 = 10_000;
        let pay = |pay: &settlement::Pay| {
            let dollars =
                |measure: &Option<settlement::Measure<Money>>| measure.as_ref().map(|measure| self.measure(measure, 1));
            let shares = pay.shares.as_ref().map(|shares| self.measure(shares, CENT_IN_SHARES));
            Pay {
                group: self.group(&pay.group),
                weight: shares.or_else(|| dollars(&pay.value)).unwrap_or(Measure::NOTHING),
                least: pay.factor.as_ref().and_then(|limits| limits.least),
                most: pay.factor.as_ref().and_then(|limits| limits.most),
                cap: dollars(&pay.cap),
                floor: dollars(&pay.floor),
            }
        };
        let pays: Vec<_> = pool.pays.iter().map(pay).collect();
        let pays_group = |group| pays.iter().position(|pay| pay.group == group);
        Pool {
            id: pool.id.clone(),
            takes: pool.takes,
            top_up: pool.top_up.clone(),
            hands_on: pool.surplus == Some(Surplus::NextPool),
            de_minimis: pool.de_minimis.unwrap_or_default(),
            by_value: pool.by_value(),
            pays_group: (0..self.groups.len()).map(pays_group).collect(),
            pays,
            weighed: Vec::new(),
        }
    }

    fn groups(&self, questions: &[Question], pools: &[Pool]) -> Vec<Group> {
        let none = || QuestionSet::none(questions.len());
        let mut groups: Vec<Group> = Vec::with_capacity(self.groups.len());
        for (index, group) in self.groups.iter().enumerate() {
            let eligible_if = self.condition(&group.eligible_if);
            let mut membership = none();
            membership.add_condition(&eligible_if);
            let mut membership = membership.and_those_before(questions);
            let mut weight = none();
            for pay in pools.iter().filter_map(|pool| pool.pay(index)) {
                pay.measures().for_each(|measure| measure.questions(&mut weight));
            }
            let within = group.within.as_ref().map(|outer| self.group(outer));
            let mut chain = vec![index];
            // A group stands before those within it.
            if let Some(around) = within.and_then(|outer| groups.get(outer)) {
                membership.add_all(&around.membership);
                chain.extend(&around.chain);
            }
            groups.push(Group {
                id: group.id.clone(),
                within,
                chain,
                members: group.members.as_ref().map(|members| members.count),
                claims: group.claims.clone(),
                beside: Vec::new(),
                eligible_if,
                membership,
                weight: weight.and_those_before(questions),
            });
        }
        beside(questions, &mut groups);
        groups
    }

    fn cohorts(&self, questions: &[Question], groups: &[Group]) -> Cohorts {
        let mut cohorts = Vec::with_capacity(groups.len());
        for (group, Group { chain, .. }) in groups.iter().enumerate() {
            let mix = |owner: &usize| self.groups.get(*owner)?.claim_mix.as_ref().map(|mix| (*owner, mix));
            let mix = chain.iter().find_map(mix);
            // All groups, or those up to one the members of which can be in an earlier one beside it as well.
            let stops = chain.iter().rev().zip((1..=chain.len()).rev()).filter(|(stop, through)| {
                *through == chain.len() || groups.get(**stop).is_some_and(|stop| !stop.beside.is_empty())
            });
            for (_, through) in stops {
                let Some((owner, mix)) = mix else {
                    let answers = Answers::none(self.questions.len());
                    cohorts.push(Profile { group, through, part: None, answers });
                    continue;
                };
                for (list, parts) in lists(mix) {
                    for (index, part) in parts.iter().enumerate() {
                        let answers = self.answers(questions, &part.answers);
                        let part = Some(Part { owner, list, index, rate: part.rate });
                        cohorts.push(Profile { group, through, part, answers });
                    }
                }
            }
        }
        Cohorts(cohorts)
    }
}

/// Finds the groups side by side that somebody can be in both of. Where that cannot be said, it is taken to be so.
fn beside(questions: &[Question], groups: &mut [Group]) {
    let possible = Possible::new(questions, groups);
    let both = |one: &Group, other: &Group| {
        let groups: &[Group] = groups;
        let chain = one.chain.iter().chain(other.chain.first());
        let conditions: Vec<_> = chain.filter_map(|group| groups.get(*group)).map(|group| &group.eligible_if).collect();
        possible.together(&conditions, None) != Some(false)
    };
    let earlier = |(index, group): (usize, &Group)| {
        let beside = groups.iter().enumerate().take(index).filter(|_| group.within.is_some());
        let beside = beside.filter(|(_, earlier)| earlier.within == group.within && both(group, earlier));
        beside.map(|(earlier, _)| earlier).collect()
    };
    let all: Vec<Vec<usize>> = groups.iter().enumerate().map(earlier).collect();
    for (group, beside) in groups.iter_mut().zip(all) {
        group.beside = beside;
    }
}

/// The lists of a claim mix, that of the likely parts first.
fn lists(mix: &ClaimMix) -> impl Iterator<Item = (List, &[settlement::Part])> {
    let likely = List::Likely { light: mix.light.is_some(), heavy: mix.heavy.is_some() };
    let all = [(likely, Some(&mix.parts)), (List::Light, mix.light.as_ref()), (List::Heavy, mix.heavy.as_ref())];
    all.into_iter().filter_map(|(list, parts)| Some((list, parts?.as_slice())))
}

fn units<T: Unit>(amount: &Range<T>) -> Range<Int> {
    amount.map(|amount| amount.units().into())
}

impl Measure {
    const NOTHING: Self = Self::Constant(Range::exact(Int::new(0)));
}

impl Pay {
    /// All that a claim's weight and limits are worked out from.
    pub(crate) fn measures(&self) -> impl Iterator<Item = &Measure> {
        [Some(&self.weight), self.cap.as_ref(), self.floor.as_ref()].into_iter().flatten()
    }
}

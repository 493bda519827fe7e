//! The plan of allocation: pools, what a claim weighs, limits, rounding, and what happens to money left over.

use super::decode::{Decode, Id, field, key, one_of, record, words};
use super::shape::Shape;
use super::value::Value;
use super::{Condition, From, Range, Text};
use crate::number::{Count, Date, Money, Multiple, Percent, Rate, Shares, Unit};

record! {
    /// The plan of allocation.
    Plan {
        /// The parts of the net fund, each divided by its own factor.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pools: Vec<Pool> = "pools",
        /// How payments become whole cents.
        rounding: Option<Rounding> = "rounding",
        /// What happens to money that is not cashed or not paid out.
        residual: Option<Residual> = "residual",
        /// Where the plan is from.
        from: From = "from",
    }
}

record! {
    /// A part of the net fund.
    Pool {
        /// Its id.
        id: Id = "id",
        /// What it is called, where there are several.
        name: Option<Text> = "name",
        /// What it takes of the net fund. Pools take in the order in which they stand.
        takes: Takes = "takes",
        /// Which groups it pays, and by what weight. What a claimant gets through several groups adds up. Either all have shares or all have a value.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pays: Vec<Pay> = "pays",
        /// Amount below which a claim is paid nothing. The claims that would be paid less drop out, once, and the pool is divided among the others.
        de_minimis: Option<Money> = "deMinimis",
        /// The defendant adds money if a share would be worth too little.
        top_up: Option<TopUp> = "topUp",
        /// Where money goes that the limits on payments leave. Default: it stays, and is dealt with as `residual` says.
        surplus: Option<Surplus> = "surplus",
    }
}

/// What a pool takes of the net fund: never more than the pools before it leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Takes {
    /// All that is left.
    #[cfg_attr(feature = "schema", schemars(rename = "remainder"))]
    Remainder,
    /// An amount.
    #[cfg_attr(feature = "schema", schemars(rename = "fixed"))]
    Fixed(Money),
    /// A percentage of the net fund, cut down to the cent.
    #[cfg_attr(feature = "schema", schemars(rename = "percentOfNet"))]
    PercentOfNet(Percent),
    /// As much as its claims need to be paid their full value.
    #[cfg_attr(feature = "schema", schemars(rename = "asNeeded"))]
    AsNeeded(AsNeeded),
}

impl Decode for Takes {
    const SHAPE: &'static Shape = &Shape::WordsOr(
        &["remainder"],
        &Shape::OneOf(&[key::<Money>("fixed"), key::<Percent>("percentOfNet"), key::<AsNeeded>("asNeeded")]),
    );

    fn decode(value: &Value) -> Self {
        match () {
            () if value.has("fixed") => Self::Fixed(field(value, "fixed")),
            () if value.has("percentOfNet") => Self::PercentOfNet(field(value, "percentOfNet")),
            () if value.has("asNeeded") => Self::AsNeeded(field(value, "asNeeded")),
            () => Self::Remainder,
        }
    }
}

record! {
    /// As much as the claims of a pool need to be paid their full value.
    #[derive(Copy, Eq)]
    AsNeeded {
        /// The most it takes. Left out: no limit but what there is.
        at_most: Option<Money> = "atMost",
    }
}

record! {
    /// Money the defendant adds to a pool if a share would be worth too little.
    TopUp {
        /// Dollars that a share is to be worth.
        share_value: Money = "shareValue",
        /// The most the defendant adds. Left out: no limit.
        at_most: Option<Money> = "atMost",
    }
}

words! {
    /// Where money goes that the limits on payments leave in a pool.
    Surplus {
        /// It stays, and is dealt with as `residual` says.
        Kept = "kept",
        /// To the pool after it, on top of what that takes.
        NextPool = "next-pool",
    }
}

record! {
    /// What a pool pays to each claim of a group.
    #[cfg_attr(feature = "schema", schemars(extend("oneOf" = [
        { "required": ["shares"], "properties": { "shares": { "not": { "type": "null" } } } },
        { "required": ["value"], "properties": { "value": { "not": { "type": "null" } } } }
    ])))]
    Pay {
        /// Id of the group.
        group: Id = "group",
        /// Shares of each claim, on top of the shares it has through the groups around it.
        shares: Option<Measure<Shares>> = "shares",
        /// Dollar value of each claim before proration, on top of the value it has through the groups around it.
        value: Option<Measure<Money>> = "value",
        /// How far the value may be scaled. Left out: down and up without limit.
        factor: Option<FactorLimits> = "factor",
        /// Most that a claim of this group is paid in all; of a group within it too, unless that states its own.
        cap: Option<Measure<Money>> = "cap",
        /// Least that a claim of this group is paid in all; of a group within it too, unless that states its own.
        floor: Option<Measure<Money>> = "floor",
        /// Where this is from, if not where the plan is from.
        from: Option<From> = "from",
    }
}

record! {
    /// How far claim values may be scaled. Holds for a claim of this group and of the groups within it, unless they state their own.
    FactorLimits {
        /// A claim is paid at least so many times its value. Left out: it may fall to nothing.
        least: Option<Multiple> = "least",
        /// A claim is paid at most so many times its value; `"1"` if values are scaled down only. Left out: no limit.
        most: Option<Multiple> = "most",
    }
}

/// A number of shares or dollars: the same for every claim, or worked out from the answers.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, rename = "MeasureIn{T}"))]
pub enum Measure<T: Unit> {
    /// The same for every claim.
    Constant(Range<T>),
    /// Worked out from the answers.
    WorkedOut(Sum<T>),
}

impl<T: Unit + Decode> Decode for Measure<T> {
    const SHAPE: &'static Shape = &Shape::Pick(&[("sum", Sum::<T>::SHAPE)], Range::<T>::SHAPE);

    fn decode(value: &Value) -> Self {
        if value.has("sum") { Self::WorkedOut(Sum::decode(value)) } else { Self::Constant(Range::decode(value)) }
    }
}

record! {
    /// A sum of terms, within limits.
    #[cfg_attr(feature = "schema", schemars(rename = "SumIn{T}"))]
    Sum<T> {
        /// The terms.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        sum: Vec<Term<T>> = "sum",
        /// The least it comes to.
        least: Option<T> = "least",
        /// The most it comes to.
        most: Option<T> = "most",
    }
}

one_of! {
    /// A term of a sum. A question that was not asked adds nothing.
    #[cfg_attr(feature = "schema", schemars(rename = "TermIn{T}"))]
    Term<T> {
        /// An amount.
        Fixed(Range<T>) = "fixed",
        /// An amount for each unit that a number question gives.
        PerUnit(PerUnit<T>) = "perUnit",
        /// An amount for each month.
        PerMonth(PerMonth<T>) = "perMonth",
        /// A percentage of what an amount question gives, rounded half-up to the smallest unit: a cent, or a millionth of a share.
        PercentOf(PercentOfAnswer) = "percentOf",
        /// The first tier whose condition holds; nothing if none does.
        #[cfg_attr(feature = "schema", schemars(transform = not_empty))]
        Tiers(Vec<Tier<T>>) = "tiers",
    }
}

/// Says in the schema that a list has an entry, where it is the value of a variant.
#[cfg(feature = "schema")]
fn not_empty(schema: &mut schemars::Schema) {
    let lists = schema.get_mut("properties").and_then(|properties| properties.as_object_mut());
    for list in lists.into_iter().flat_map(|lists| lists.values_mut()).filter_map(|list| list.as_object_mut()) {
        list.insert("minItems".to_owned(), 1.into());
    }
}

record! {
    /// An amount for each unit.
    #[cfg_attr(feature = "schema", schemars(rename = "PerUnitIn{T}"))]
    PerUnit<T> {
        /// The amount for one.
        amount: Range<T> = "amount",
        /// Id of the number question.
        question: Id = "question",
        /// The most units that count.
        most: Option<Count> = "most",
    }
}

record! {
    /// An amount for each month between two days, both included.
    #[cfg_attr(feature = "schema", schemars(rename = "PerMonthIn{T}"))]
    PerMonth<T> {
        /// The amount for one.
        amount: Range<T> = "amount",
        /// The days between which months count.
        between: Period = "between",
        /// Id of the date question that says when the months begin. Left out: with the period.
        start: Option<Id> = "start",
        /// Id of the date question that says when the months end. Left out: with the period.
        end: Option<Id> = "end",
        /// Which months count.
        months: Months = "months",
        /// The most months that count.
        most: Option<Count> = "most",
    }
}

record! {
    /// From one day to another, both included.
    #[derive(Copy, Eq)]
    Period {
        /// The first day.
        first: Date = "first",
        /// The last day.
        last: Date = "last",
    }
}

words! {
    /// Which months count.
    Months {
        /// Complete months, counted from the first day: 31 January to 28 February is one.
        Complete = "complete",
        /// Months of the calendar with at least one day: 31 January to 1 February is two.
        Calendar = "calendar",
    }
}

record! {
    /// A percentage of what an amount question gives.
    PercentOfAnswer {
        /// The percentage.
        percent: Percent = "percent",
        /// Id of the amount question.
        question: Id = "question",
    }
}

record! {
    /// A line of a tier table.
    #[cfg_attr(feature = "schema", schemars(rename = "TierIn{T}"))]
    Tier<T> {
        /// When it holds. Left out: always, which makes it the last.
        when: Option<Condition> = "when",
        /// The amount.
        amount: Range<T> = "amount",
    }
}

record! {
    /// How payments become whole cents.
    Rounding {
        /// Whether the value of one share is cut down to a whole cent before it is multiplied. Default: `exact`.
        unit_value: Option<UnitValue> = "unitValue",
        /// How a payment becomes whole cents. Default: `truncate`, which never pays more than the pool holds.
        payment: Option<PaymentRounding> = "payment",
        /// What happens to the cents that rounding leaves. Default: `kept`.
        residue: Option<Residue> = "residue",
        /// What happens where rounding to the nearest cent would pay out more than a pool holds. Default: `refused`.
        excess: Option<Excess> = "excess",
    }
}

words! {
    /// The value of one share.
    UnitValue {
        /// An exact fraction.
        Exact = "exact",
        /// Cut down to a whole cent.
        Cent = "cent",
    }
}

words! {
    /// How a payment becomes whole cents.
    PaymentRounding {
        /// Cut down.
        Truncate = "truncate",
        /// To the nearest cent; a half goes up.
        HalfUp = "half-up",
        /// To the nearest cent; a half goes to the even cent.
        HalfEven = "half-even",
    }
}

words! {
    /// What happens where rounding to the nearest cent would pay out more than a pool holds.
    Excess {
        /// The plan cannot be carried out.
        Refused = "refused",
        /// All payments of that pool are cut down instead.
        Truncate = "truncate",
    }
}

words! {
    /// What happens to the cents that rounding leaves.
    Residue {
        /// They stay in the fund.
        Kept = "kept",
        /// One cent each to the payments that truncation cut most, the lower claim id first where equal.
        LargestRemainder = "largest-remainder",
    }
}

record! {
    /// What happens to money that is not cashed or not paid out.
    Residual {
        /// Part of the claims whose payment is not cashed. Left out: none.
        uncashed: Option<Range<Rate>> = "uncashed",
        /// Further distributions to those who cashed the ones before.
        distributions: Option<Distributions> = "distributions",
        /// Where what is left goes in the end.
        disposition: Disposition = "disposition",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// Further distributions. Each divides what is left and what was not cashed among the claims that cashed, by the weights of one pool.
    Distributions {
        /// Id of the pool.
        pool: Id = "pool",
        /// The most there are, the first one not counted.
        most: Count = "most",
        /// What each costs; taken out before it is divided.
        cost: Option<Range<Money>> = "cost",
        /// Not economically viable if a claim would be paid less than this on average.
        least_payment: Option<Money> = "leastPayment",
    }
}

words! {
    /// Where money goes that no claim is paid.
    Disposition {
        /// To a charity that the court approves.
        CyPres = "cy-pres",
        /// To more benefits for the class, such as credit monitoring for longer.
        ClassBenefits = "class-benefits",
        /// Back to the defendant.
        Reversion = "reversion",
        /// Not decided, or not known.
        Undecided = "undecided",
    }
}

impl Pool {
    /// Whether claims weigh by value, not by shares.
    pub(crate) fn by_value(&self) -> bool {
        self.pays.iter().any(|pay| pay.value.is_some())
    }
}

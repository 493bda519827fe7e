//! The settlement file: what a plan of allocation and the facts around it can say. The types here are the definition
//! of the format; their readers and the published JSON Schema are made from them.

use crate::amount::{Money, Percent, Rate, Shares};
use crate::fault::{Code, Faults};
use crate::read::{
    At, Count, Id, Language, Map, PartialDate, Prose, Read, Url, entries, field, fields, one_of, record, words,
};
use crate::value::Value;

record! {
    /// A class-action settlement: the fund, what comes out of it, who may claim, how it is divided, and where each figure comes from.
    Settlement {
        /// Address of this schema, for editors. Not used.
        schema: Option<Url> = "$schema",
        /// Name of the file without `.json`, such as `tiktok-2022`.
        id: Id = "id",
        /// What the settlement is called.
        name: Text = "name",
        /// Two or three sentences in plain language: who gets what, and why.
        summary: Text = "summary",
        /// How far it has come.
        status: Status = "status",
        /// The day to which the figures are known.
        as_of: PartialDate = "asOf",
        /// The court and the case.
        court: Court = "court",
        /// The settlement's own web site, kept by the administrator.
        official_site: Option<Url> = "officialSite",
        /// Dates that matter to a class member.
        dates: Vec<Event> = "dates",
        /// What the defendant pays in.
        fund: Fund = "fund",
        /// What comes out of the fund before anyone is paid, in order.
        deductions: Vec<Deduction> = "deductions",
        /// What a reader is asked, in order.
        questions: Vec<Question> = "questions",
        /// The class and its subclasses; a group stands before the groups within it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        groups: Vec<Group> = "groups",
        /// The plan of allocation.
        plan: Plan = "plan",
        /// What was really paid.
        outcome: Option<Outcome> = "outcome",
        /// What else a reader should know.
        notes: Option<Vec<Text>> = "notes",
        /// Where the figures come from, by id.
        sources: Map<Id, Source> = "sources",
    }
}

words! {
    /// How far a settlement has come.
    Status {
        /// Agreed between the parties; claims cannot be filed yet.
        Proposed = "proposed",
        /// Claims can be filed.
        ClaimsOpen = "claims-open",
        /// The deadline for claims has passed; the court has not finally approved.
        ClaimsClosed = "claims-closed",
        /// Finally approved; nothing paid yet.
        Approved = "approved",
        /// Payments have begun.
        Paying = "paying",
        /// Payments have been made.
        Paid = "paid",
    }
}

record! {
    /// The court and the case.
    Court {
        /// The court.
        name: Prose = "name",
        /// The caption of the case.
        case: Prose = "case",
        /// The docket number.
        docket: Option<Prose> = "docket",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// A date that matters to a class member.
    Event {
        /// What happened, or will.
        event: EventKind = "event",
        /// When.
        on: PartialDate = "on",
        /// Where this is from.
        from: From = "from",
    }
}

words! {
    /// What a date is the date of.
    EventKind {
        /// The first day that counts for membership of the class.
        ClassPeriodStart = "class-period-start",
        /// The last day that counts for membership of the class.
        ClassPeriodEnd = "class-period-end",
        /// The settlement became public.
        Announced = "announced",
        /// The court allowed notice to be sent.
        PreliminaryApproval = "preliminary-approval",
        /// Last day to file a claim.
        ClaimDeadline = "claim-deadline",
        /// Last day to object or to leave the class.
        ObjectionDeadline = "objection-deadline",
        /// The hearing on final approval.
        FinalHearing = "final-hearing",
        /// Final approval.
        FinalApproval = "final-approval",
        /// The last appeal ended.
        AppealsEnded = "appeals-ended",
        /// The first payments went out.
        FirstPayment = "first-payment",
    }
}

record! {
    /// Where a figure comes from, and how far to trust it.
    From {
        /// Ids of sources. May be empty only if the figure is `not-found`, or `derived` with a note.
        sources: Vec<Id> = "sources",
        /// How far to trust it.
        confidence: Confidence = "confidence",
        /// How it was worked out, or what is not known.
        note: Option<Text> = "note",
    }
}

words! {
    /// How far to trust a figure.
    Confidence {
        /// In a document of the court.
        CourtDocument = "court-document",
        /// On the settlement's own site.
        AdministratorSite = "administrator-site",
        /// In a report of a government office.
        GovernmentReport = "government-report",
        /// In the press.
        News = "news",
        /// On a page that repeats others.
        Secondary = "secondary",
        /// Worked out from sourced figures; the note says how.
        Derived = "derived",
        /// Not published, as far as is known; the note says what the range rests on.
        NotFound = "not-found",
    }
}

record! {
    /// A page or document.
    Source {
        /// What kind of page it is.
        kind: SourceKind = "kind",
        /// Who published it.
        publisher: Prose = "publisher",
        /// What it is about.
        title: Option<Prose> = "title",
        /// Its address.
        url: Url = "url",
        /// When it was published.
        date: Option<PartialDate> = "date",
    }
}

words! {
    /// What kind of page a source is.
    SourceKind {
        /// A document of the court.
        CourtDocument = "court-document",
        /// The settlement's own site.
        AdministratorSite = "administrator-site",
        /// A report of a government office.
        GovernmentReport = "government-report",
        /// The press.
        News = "news",
        /// A page that repeats others.
        Secondary = "secondary",
    }
}

record! {
    /// The settlement fund.
    Fund {
        /// What the defendant pays in, before any deduction.
        gross: Money = "gross",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// What comes out of the fund before anyone is paid.
    Deduction {
        /// Its id.
        id: Id = "id",
        /// What it is for.
        kind: DeductionKind = "kind",
        /// How much.
        amount: DeductionAmount = "amount",
        /// Whether the court has awarded it.
        basis: Basis = "basis",
        /// Where this is from.
        from: From = "from",
    }
}

words! {
    /// What a deduction is for.
    DeductionKind {
        /// Fees of class counsel.
        AttorneysFees = "attorneys-fees",
        /// What the litigation cost.
        LitigationExpenses = "litigation-expenses",
        /// Notice and the handling of claims.
        Administration = "administration",
        /// Awards to the class representatives.
        ServiceAwards = "service-awards",
        /// Money held back.
        Reserve = "reserve",
        /// Taxes on the fund.
        Taxes = "taxes",
        /// Interest the fund has earned: a negative deduction.
        Interest = "interest",
        /// Several of these together, where only their sum is known.
        Costs = "costs",
    }
}

words! {
    /// Who has said so.
    Basis {
        /// Awarded by the court.
        Awarded = "awarded",
        /// Asked for.
        Requested = "requested",
        /// Expected.
        Estimated = "estimated",
    }
}

one_of! {
    /// How much a deduction takes.
    DeductionAmount {
        /// A percentage of the gross fund, rounded half-up to the cent.
        PercentOfGross(Range<Percent>) = "percentOfGross",
        /// An amount. Negative for interest.
        Fixed(Range<Money>) = "fixed",
        /// An amount for each claim.
        PerClaim(Range<Money>) = "perClaim",
        /// Nobody has published it: counted as nothing, and said to be unknown. Written `{ "unknown": true }`.
        Unknown(Yes) = "unknown",
    }
}

/// The word `true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes;

impl Read for Yes {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(true) => Some(Self),
            _ => {
                crate::read::wrong_type(value, "true", at, faults);
                None
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Yes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Yes".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": true })
    }
}

record! {
    /// A question to the reader.
    Question {
        /// Its id.
        id: Id = "id",
        /// What kind of answer it takes.
        kind: QuestionKind = "kind",
        /// The question.
        ask: Text = "ask",
        /// Help with the answer.
        hint: Option<Text> = "hint",
        /// Asked only if this holds; it can speak only of questions that stand before it.
        ask_if: Option<Condition> = "askIf",
    }
}

words! {
    /// What kind of answer a question takes.
    QuestionKind {
        /// The postal code of a US state, the District of Columbia or a territory, such as `IL`; outside the United States `none`.
        State = "state",
        /// True or false.
        YesNo = "yes-no",
    }
}

/// What a reader answers, or a condition asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Answer {
    /// To a yes-no question.
    YesNo(bool),
    /// To a state question.
    State(String),
}

impl Read for Answer {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(answer) => Some(Self::YesNo(*answer)),
            // Judged with the question it answers.
            Value::Text(text) => Some(Self::State(text.clone())),
            _ => {
                crate::read::wrong_type(value, "true, false or text", at, faults);
                None
            }
        }
    }
}

/// Who belongs to a group, or when a question is asked. A plain condition compares one answer; the others combine.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
pub enum Condition {
    /// The answer to a question is this.
    Is {
        /// Id of the question.
        question: Id,
        /// The answer.
        is: Answer,
    },
    /// The answer to a question is one of these.
    IsOneOf {
        /// Id of the question.
        question: Id,
        /// The answers.
        #[cfg_attr(feature = "schema", schemars(rename = "isOneOf"))]
        is_one_of: Vec<Answer>,
    },
    /// Every one of these holds.
    All {
        /// The conditions.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        all: Vec<Condition>,
    },
    /// At least one of these holds.
    Any {
        /// The conditions.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        any: Vec<Condition>,
    },
    /// This does not hold.
    Not {
        /// The condition.
        not: Box<Condition>,
    },
}

impl Read for Condition {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let has = |name: &str| {
            entries(value, &At::ROOT, &mut Faults::default())
                .is_some_and(|keys| keys.iter().any(|(key, _)| key == name))
        };
        let known: &[&str] = match () {
            () if has("isOneOf") => &["question", "isOneOf"],
            () if has("question") => &["question", "is"],
            () if has("all") => &["all"],
            () if has("any") => &["any"],
            () if has("not") => &["not"],
            () => {
                entries(value, at, faults)?;
                faults.push(Code::OneKeyNeeded, at, &[("known", "question, all, any, not")]);
                return None;
            }
        };
        let keys = fields(value, known, at, faults)?;
        match known {
            ["all"] => Some(Self::All { all: field(keys, "all", at, faults)? }),
            ["any"] => Some(Self::Any { any: field(keys, "any", at, faults)? }),
            ["not"] => Some(Self::Not { not: field(keys, "not", at, faults)? }),
            [_, "isOneOf"] => {
                let (question, is_one_of) = (field(keys, "question", at, faults), field(keys, "isOneOf", at, faults));
                Some(Self::IsOneOf { question: question?, is_one_of: is_one_of? })
            }
            _ => {
                let (question, is) = (field(keys, "question", at, faults), field(keys, "is", at, faults));
                Some(Self::Is { question: question?, is: is? })
            }
        }
    }
}

record! {
    /// A class or subclass.
    Group {
        /// Its id.
        id: Id = "id",
        /// What it is called.
        name: Text = "name",
        /// Who belongs to it, in plain language.
        description: Text = "description",
        /// The group whose members all its members are too. Its condition then holds here as well.
        within: Option<Id> = "within",
        /// How many people (or devices, or accounts) belong to it. Left out if unknown.
        members: Option<Members> = "members",
        /// Who belongs to it.
        eligible_if: Condition = "eligibleIf",
        /// How many claims it has, the groups within it included.
        claims: Claims = "claims",
    }
}

record! {
    /// The size of a group.
    Members {
        /// How many.
        count: Range<Count> = "count",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// The claims of a group.
    Claims {
        /// How many.
        number: ClaimsNumber = "number",
        /// Whether they have been checked.
        stage: Stage = "stage",
        /// Where this is from.
        from: From = "from",
    }
}

one_of! {
    /// A number of claims.
    ClaimsNumber {
        /// Counted.
        Count(Range<Count>) = "count",
        /// As a share of the members; cut down to a whole claim.
        Rate(Range<Rate>) = "rate",
    }
}

words! {
    /// Whether claims have been checked.
    Stage {
        /// Sent in.
        Filed = "filed",
        /// Accepted.
        Valid = "valid",
    }
}

record! {
    /// The plan of allocation.
    Plan {
        /// The parts of the net fund, each divided by its own factor.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pools: Vec<Pool> = "pools",
        /// How payments become whole cents.
        rounding: Option<Rounding> = "rounding",
    }
}

impl Plan {
    /// The plan's rule for the value of one share.
    pub(crate) fn unit_value(&self) -> UnitValue {
        self.rounding.as_ref().and_then(|rounding| rounding.unit_value).unwrap_or(UnitValue::Exact)
    }

    /// The plan's rule for payments.
    pub(crate) fn payment_rounding(&self) -> PaymentRounding {
        self.rounding.as_ref().and_then(|rounding| rounding.payment).unwrap_or(PaymentRounding::Truncate)
    }
}

record! {
    /// A part of the net fund.
    Pool {
        /// Its id.
        id: Id = "id",
        /// What it takes of the net fund.
        takes: Takes = "takes",
        /// Which groups it pays, and by what weight. What a claimant gets through several groups adds up.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pays: Vec<Pay> = "pays",
    }
}

words! {
    /// What a pool takes of the net fund.
    Takes {
        /// All that is left.
        Remainder = "remainder",
    }
}

record! {
    /// What a pool pays to each claim of a group.
    Pay {
        /// Id of the group.
        group: Id = "group",
        /// Shares of each claim, on top of the shares it has through the groups around it.
        shares: Shares = "shares",
        /// Most that a claim of this group is paid in all; of a group within it too, unless that states its own.
        cap: Option<Money> = "cap",
        /// Least that a claim of this group is paid in all; of a group within it too, unless that states its own.
        floor: Option<Money> = "floor",
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
    /// What happens to the cents that rounding leaves.
    Residue {
        /// They stay in the fund.
        Kept = "kept",
    }
}

record! {
    /// What was really paid.
    Outcome {
        /// The payments.
        payments: Vec<Payment> = "payments",
        /// What a reader should know of them.
        note: Option<Text> = "note",
    }
}

record! {
    /// A payment that was really made.
    Payment {
        /// Id of the group.
        group: Id = "group",
        /// Which distribution, counted from 1. Default: the first.
        round: Option<Count> = "round",
        /// What one claim of this group was paid in all, not the additional shares alone.
        amount: Range<Money> = "amount",
        /// When.
        on: PartialDate = "on",
        /// Where this is from.
        from: From = "from",
    }
}

/// Text in one or more languages, English always among them. Checked, not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text;

impl Read for Text {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let Map(_) = Map::<Language, Prose>::read(value, at, faults)?;
        field::<Prose>(entries(value, at, faults)?, "en", at, faults).map(|_| Self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let language = generator.subschema_for::<Language>();
        schemars::json_schema!({
            "description": "Text by language tag (BCP 47). English is always there.",
            "type": "object",
            "properties": { "en": { "type": "string", "minLength": 1 } },
            "required": ["en"],
            "propertyNames": language,
            "additionalProperties": { "type": "string", "minLength": 1 }
        })
    }
}

/// A figure that is known exactly, or only from low to high. What is most likely is the middle, unless it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T> {
    /// The least.
    pub low: T,
    /// What is taken to be so.
    pub likely: T,
    /// The most.
    pub high: T,
}

/// Which value of a range is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Low,
    Likely,
    High,
}

impl<T> Range<T> {
    /// A range whose values are worked out one by one.
    pub(crate) fn try_from_fn<E>(mut value: impl FnMut(Side) -> Result<T, E>) -> Result<Self, E> {
        Ok(Self { low: value(Side::Low)?, likely: value(Side::Likely)?, high: value(Side::High)? })
    }
}

impl<T: Copy> Range<T> {
    pub(crate) const fn side(&self, side: Side) -> T {
        match side {
            Side::Low => self.low,
            Side::Likely => self.likely,
            Side::High => self.high,
        }
    }
}

/// What a range can be made of: whole numbers of a smallest unit.
pub(crate) trait Unit: Copy + Ord + Read {
    /// The middle, cut down to a whole unit.
    fn middle(low: Self, high: Self) -> Self;
}

macro_rules! unit {
    ($($name:ident),*) => {
        $(impl Unit for $name {
            fn middle(low: Self, high: Self) -> Self {
                // Both are within the limits of the file, so the sum is far inside 128 bits.
                Self(low.0.saturating_add(high.0).div_euclid(2))
            }
        })*
    };
}
unit!(Money, Rate, Percent, Count);

impl<T: Copy> Range<T> {
    /// A figure known exactly.
    pub(crate) const fn exact(value: T) -> Self {
        Self { low: value, likely: value, high: value }
    }
}

impl<T: Unit> Read for Range<T> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        if !matches!(value, Value::Object(_)) {
            return T::read(value, at, faults).map(Self::exact);
        }
        let keys = fields(value, &["low", "high", "likely"], at, faults)?;
        let (low, high) = (field::<T>(keys, "low", at, faults), field::<T>(keys, "high", at, faults));
        let likely: Option<Option<T>> = field(keys, "likely", at, faults);
        let (low, high, likely) = (low?, high?, likely?);
        let likely = likely.unwrap_or_else(|| T::middle(low, high));
        if low > likely || likely > high {
            faults.push(Code::RangeReversed, at, &[]);
            return None;
        }
        Some(Self { low, likely, high })
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Range<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ["RangeOf", T::schema_name().as_ref()].concat().into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<T>();
        schemars::json_schema!({
            "description": "A value known exactly, or from low to high. Likely is the middle unless it is stated.",
            "anyOf": [
                value,
                {
                    "type": "object",
                    "properties": { "low": value, "high": value, "likely": value },
                    "required": ["low", "high"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

//! The settlement file: what a plan of allocation and the facts around it can say. The types here are the definition
//! of the format; their readers and the published JSON Schema are made from them.

mod plan;
mod question;
mod range;

pub use plan::*;
pub use question::*;
pub use range::Range;
pub(crate) use range::{Position, Side, Unit};

use crate::amount::{Money, Percent, Rate};
use crate::date::PartialDate;
use crate::read::{Count, Id, Language, Map, Prose, Read, Url, field, key, one_of, record, words};
use crate::shape::Shape;
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
        gross: Gross = "gross",
        /// Where this is from.
        from: From = "from",
    }
}

/// What the defendant pays in, before any deduction.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
pub enum Gross {
    /// An amount, known exactly or from low to high.
    Stated(Range<Money>),
    /// What the claims at their full value and the deductions come to, within limits.
    AsClaimed {
        /// The limits.
        #[cfg_attr(feature = "schema", schemars(rename = "asClaimed"))]
        as_claimed: AsClaimed,
    },
    /// It depends on what happens: the ways it can go, the one to reckon with first.
    Scenarios {
        /// The ways it can go.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        scenarios: Vec<Scenario>,
    },
}

impl Read for Gross {
    const SHAPE: &'static Shape = &Shape::Pick(
        &[
            ("asClaimed", &Shape::Record(&[key::<AsClaimed>("asClaimed")])),
            ("scenarios", &Shape::Record(&[key::<Vec<Scenario>>("scenarios")])),
        ],
        Range::<Money>::SHAPE,
    );

    fn take(value: &Value) -> Self {
        match () {
            () if value.has("asClaimed") => Self::AsClaimed { as_claimed: field(value, "asClaimed") },
            () if value.has("scenarios") => Self::Scenarios { scenarios: field(value, "scenarios") },
            () => Self::Stated(Range::take(value)),
        }
    }
}

record! {
    /// A fund that grows with the claims: it holds what the claims at their full value and the deductions come to, but not less than one amount and not more than another.
    AsClaimed {
        /// The least the defendant pays in.
        at_least: Money = "atLeast",
        /// The most the defendant pays in. Left out if there is no limit.
        at_most: Option<Money> = "atMost",
    }
}

record! {
    /// One way a contingent fund can turn out.
    Scenario {
        /// Its id.
        id: Id = "id",
        /// What has to happen.
        name: Text = "name",
        /// What the defendant pays in then.
        gross: Range<Money> = "gross",
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
        /// What it is called, where the kind alone does not say enough.
        name: Option<Text> = "name",
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
        /// Something bought for the class, such as credit monitoring.
        ClassBenefits = "class-benefits",
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
        /// A percentage of what the deductions before it leave, rounded half-up to the cent.
        PercentOfRemaining(Range<Percent>) = "percentOfRemaining",
        /// A percentage of a stated amount, rounded half-up to the cent.
        PercentOf(PercentOf) = "percentOf",
        /// An amount. Negative for interest.
        Fixed(Range<Money>) = "fixed",
        /// An amount for each claim.
        PerClaim(Range<Money>) = "perClaim",
        /// Nobody has published it: counted as nothing, and said to be unknown. Written `{ "unknown": true }`.
        Unknown(Yes) = "unknown",
    }
}

record! {
    /// A percentage of a stated amount.
    PercentOf {
        /// The percentage.
        percent: Range<Percent> = "percent",
        /// The amount it is taken of.
        base: Money = "base",
    }
}

/// The word `true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes;

impl Read for Yes {
    const SHAPE: &'static Shape = &Shape::True;

    fn take(_: &Value) -> Self {
        Self
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
        /// What its claims are for, where what a claim weighs depends on the answers. Holds for the groups within it too, unless they state their own.
        spread: Option<Spread> = "spread",
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
        /// Which settlements this one is like, for the model of claims rates. Only for a group that is not within another and has a known number of members, and with a fund that does not grow with the claims.
        like: Option<Like> = "like",
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
        /// Nobody has counted: as many as the model of claims rates expects, see `like`. Written `{ "forecast": true }`. Low and high are its 10th and 90th percentile.
        Forecast(Yes) = "forecast",
    }
}

words! {
    /// Settlements that are like each other in how many claim.
    Like {
        /// A common fund in which people must claim to be paid; the more of it there is for each member, the more claim.
        CommonFund = "common-fund",
        /// A common fund for scans of faces or fingers under the law of Illinois.
        BiometricIllinois = "biometric-illinois",
    }
}

record! {
    /// What the claims of a group are for: which part of them gives which answers.
    Spread {
        /// The parts; their rates add up to 1.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        parts: Vec<Part> = "parts",
        /// The parts if claims turn out light, which leaves more for each. Left out: as `parts`.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        light: Option<Vec<Part>> = "light",
        /// The parts if claims turn out heavy, which leaves less for each. Left out: as `parts`.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        heavy: Option<Vec<Part>> = "heavy",
        /// Where this is from.
        from: From = "from",
    }
}

record! {
    /// A part of a group's claims.
    Part {
        /// How large a part.
        rate: Rate = "rate",
        /// What these claims answer to the questions that decide what a claim weighs.
        answers: Map<Id, Answer> = "answers",
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
    const SHAPE: &'static Shape = &Shape::MapWith("en", Language::SHAPE, Prose::SHAPE);

    fn take(_: &Value) -> Self {
        Self
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
            "properties": { "en": { "description": "The text in English.", "type": "string", "minLength": 1 } },
            "required": ["en"],
            "propertyNames": language,
            "additionalProperties": { "type": "string", "minLength": 1 }
        })
    }
}

//! The settlement file: what a plan of allocation and the facts around it can say. The types here are the definition
//! of the format; what decodes them and the published JSON Schema are made from them.

pub(crate) mod decode;
mod fund;
mod group;
mod outcome;
mod plan;
mod question;
mod range;
pub mod request;
pub(crate) mod shape;
mod source;
pub(crate) mod value;

pub use decode::{Address, Id, Language, Map, Prose, TimeZone, Url, Yes};
pub use fund::*;
pub use group::*;
pub use outcome::*;
pub use plan::*;
pub use question::*;
pub(crate) use question::{STATES, TypedAnswer};
pub(crate) use range::Quantile;
pub use range::Range;
pub use source::*;

use crate::number::PartialDate;
use decode::{Decode, record, words};
use shape::Shape;
use value::Value;

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
        /// What a claimant is asked, in order.
        questions: Vec<Question> = "questions",
        /// The class and its subclasses; a group stands before the groups within it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        groups: Vec<Group> = "groups",
        /// The plan of allocation.
        plan: Plan = "plan",
        /// What somebody expected before anything was paid.
        expected: Option<Vec<Expectation>> = "expected",
        /// What was really paid. Only where payments have been made.
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
        /// The court has refused to approve it: nothing is paid under it.
        Rejected = "rejected",
        /// The parties have taken it back before the court approved it: nothing is paid under it.
        Withdrawn = "withdrawn",
        /// It has ended without being carried out, by its own terms or on appeal: nothing is paid under it.
        Terminated = "terminated",
    }
}

impl Status {
    /// Whether payments have been made.
    pub(crate) const fn has_paid(self) -> bool {
        matches!(self, Self::Paying | Self::Paid)
    }

    /// Whether it has come to nothing: nobody is paid under it, now or later.
    pub(crate) const fn has_failed(self) -> bool {
        matches!(self, Self::Rejected | Self::Withdrawn | Self::Terminated)
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
        /// In which time zone a last day ends, by its name in the IANA database, such as `America/Los_Angeles`. Only for a deadline.
        time_zone: Option<TimeZone> = "timeZone",
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

/// Text in one or more languages, English always among them. Checked, not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text;

impl Decode for Text {
    const SHAPE: &'static Shape = &Shape::MapWith("en", Language::SHAPE, Prose::SHAPE);

    fn decode(_: &Value) -> Self {
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

//! Where a figure comes from.

use super::Text;
use super::decode::{Address, Id, Prose, record, words};
use crate::number::PartialDate;

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
        /// Its address. Left out for what is on no page. One that begins with `http://` is shown, but does not become a link.
        url: Option<Address> = "url",
        /// Docket number of the case in which it was filed.
        docket: Option<Prose> = "docket",
        /// Its number on that docket.
        document: Option<Prose> = "document",
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

//! One list of codes, each with the sentence that says what to do.

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal: $template:literal),* $(,)?) => {
        /// The stable name of a fault. Front ends translate by it; new ones may be added, none changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = $template]
                #[cfg_attr(feature = "schema", schemars(rename = $code))]
                $variant,
            )*
        }

        impl Code {
            /// The code as text, in kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The English sentence; `{name}` stands for the parameter of that name. It also describes the code in the
            /// schema, and from there the build takes it for JavaScript: nothing that is compiled to WebAssembly may ask
            /// for it, or every page loads what it needs only when something is wrong.
            pub(super) const fn template(self) -> &'static str {
                match self { $(Self::$variant => $template),* }
            }
        }
    };
}

codes! {
    // Shape of the input
    UnknownKey = "unknown-key": "\"{key}\" is not a key here. Take it out, or write one of these: {known}.",
    MissingKey = "missing-key": "\"{key}\" is missing. Add it.",
    WrongType = "wrong-type": "This is {found}. Write {expected} instead.",
    OneKeyNeeded = "one-key-needed": "This object needs exactly one of these keys. Write one, and no other: {known}.",
    UnknownWord = "unknown-word": "\"{found}\" is not one of the words allowed here. Write one of these: {known}.",
    TooDeep = "too-deep": "The input is nested deeper than {limit} levels, or refers to itself. Put conditions side by side in one \"all\" or \"any\".",
    TooLarge = "too-large": "The input has more than {limit} values. Leave out what decides nothing.",
    TooMuchText = "too-much-text": "All text of the input together is longer than {limit} characters. Shorten it.",
    TooMany = "too-many": "There are {found} entries; at most {limit} are allowed. Put those together that are alike, or leave some out.",
    EmptyList = "empty-list": "The list is empty. Give it at least one entry.",
    NotPlainData = "not-plain-data": "This is not plain data (objects, lists, text, numbers, true and false), but of the kind \"{found}\". Hand over \"{instead}\" in its place.",
    // Single values
    MoneyNotText = "money-not-text": "Money is written as text with two decimals, such as \"27.84\", because programs can lose cents of a number. Put the amount in quotation marks.",
    BadMoney = "bad-money": "\"{found}\" is not an amount. Write dollars with exactly two decimals and nothing else, such as \"1250.00\".",
    BadRate = "bad-rate": "\"{found}\" is not a rate. Write a fraction between 0 and 1 as text with at most 9 decimals, such as \"0.0157\".",
    BadPercent = "bad-percent": "\"{found}\" is not a percentage. Write a number between 0 and 100 as text with at most 7 decimals, such as \"33.33\".",
    BadShares = "bad-shares": "\"{found}\" is not a number of shares. Write it as text with at most 6 decimals, such as \"1\" or \"0.5\".",
    BadCount = "bad-count": "This is not a count. Write a whole number from 0 to {limit}, without quotation marks.",
    BadDate = "bad-date": "\"{found}\" is not a date. Write 2022, 2022-10 or 2022-10-27.",
    BadDay = "bad-day": "\"{found}\" is not a day. Write year, month and day, such as 2022-10-27.",
    BadMultiple = "bad-multiple": "\"{found}\" is not a multiple. Write a number as text with at most 6 decimals, such as \"1\" or \"1.5\".",
    BadId = "bad-id": "\"{found}\" is not an id. Use 1 to 64 letters, digits and hyphens, beginning with a letter.",
    BadLanguage = "bad-language": "\"{found}\" is not a language tag. Write \"en\", \"es\" or \"pt-BR\".",
    BadText = "bad-text": "The text is empty, longer than {limit} bytes, or has control or direction-changing characters. Remove them.",
    NotHttps = "not-https": "\"{found}\" is not an https address. It must begin with https://; where a page has no such address, cite a copy that has.",
    BadAddress = "bad-address": "\"{found}\" is not an address. Write it from https:// or http:// on, with blanks and letters with accents percent-encoded.",
    BadTimeZone = "bad-time-zone": "\"{found}\" is not a time zone. Write its name in the IANA database, such as \"America/Los_Angeles\".",
    TooBig = "too-big": "\"{found}\" is above the limit of {limit}. Look for a digit too many.",
    Negative = "negative": "\"{found}\" is negative; only interest, which adds to the fund, may be. Take the minus sign away.",
    InterestNotNegative = "interest-not-negative": "Interest adds to the fund, so it is a negative deduction. Put a minus sign before it, such as \"-340000.00\".",
    RangeReversed = "range-reversed": "The values of a range must rise. Write low, then likely, then high.",
    // What the parts of a settlement say of each other
    DuplicateId = "duplicate-id": "The id \"{id}\" is used twice. Rename or remove one of the two.",
    UnknownGroup = "unknown-group": "There is no group \"{id}\". Name one that there is: {known}.",
    UnknownQuestion = "unknown-question": "There is no question \"{id}\". Name one that there is: {known}.",
    UnknownSource = "unknown-source": "There is no source \"{id}\" under /sources. Add it there, or mend its id here.",
    UnknownDeduction = "unknown-deduction": "There is no deduction \"{id}\". Name one that there is: {known}.",
    SourceNeeded = "source-needed": "A figure needs at least one source, unless its confidence is \"not-found\", or it is \"derived\" and a note says how. Cite one, or say which of the two it is.",
    NoteNeeded = "note-needed": "A figure that is \"derived\" or \"not-found\" needs a note. Say in it how the figure was worked out, or what is not known.",
    WithinNotEarlier = "within-not-earlier": "The group \"{id}\" must stand before the groups within it. Move it there.",
    AskIfNotEarlier = "ask-if-not-earlier": "The question \"{id}\" must stand before the questions that depend on it. Move it there.",
    ConditionType = "condition-type": "The question \"{id}\" is answered otherwise. Write {expected}.",
    UnknownState = "unknown-state": "\"{found}\" is not a postal code of a US state. Write one, such as \"IL\"; outside the United States is \"none\".",
    UnknownOption = "unknown-option": "\"{found}\" is not one of the options of this choice. Write one of these: {known}.",
    RateNeedsMembers = "rate-needs-members": "A claims rate needs the number of members of the group. Add \"members\", or give a \"count\" of claims.",
    LikeNotPossible = "like-not-possible": "Claims can be compared with those of other settlements only for a group that is not within another and whose members are counted, and where the fund does not grow with the claims. Take \"like\" out.",
    ForecastNeedsLike = "forecast-needs-like": "The claims of \"{id}\" can be forecast only if it is known which settlements this one is like. Say it in \"like\", or give a \"count\" or a \"rate\".",
    ClaimsExceedMembers = "claims-exceed-members": "The group \"{id}\" has {claims} claims but only {members} members. Lower the claims, or raise the members: low is held against low, high against high, and the middle, where no likely value is stated, against the other.",
    ClaimsExceedGroup = "claims-exceed-group": "The group \"{id}\" has {claims} claims, but the group \"{around}\" around it has room for {room} only: for its own claims, less those of earlier groups within it that nobody can be in as well. Lower these, or raise the claims of \"{around}\" as far as it has members.",
    OverlapNotPossible = "overlap-not-possible": "No member of the group \"{id}\" can be in a group that stands before it within the same group, so claims cannot overlap. Take \"overlap\" out, or change the order of the groups.",
    OverlapExceedsClaims = "overlap-exceeds-claims": "{overlap} claims of the group \"{id}\" are to be of members who claim through a group before it as well, but those have only {claims} claims. Lower \"overlap\", or raise these.",
    PaidTwice = "paid-twice": "The pool pays the group \"{id}\" twice. Write one entry with the sum of the shares.",
    NothingPaid = "nothing-paid": "No pool pays the group \"{id}\", nor a group around it or within it. Add it to the \"pays\" of a pool, or remove it.",
    FloorAboveCap = "floor-above-cap": "The floor {floor} is above the cap {cap}. Lower the one, or raise the other.",
    PartsNotWhole = "parts-not-whole": "The rates of the parts come to {sum}, but must come to 1. Change the largest by the difference.",
    ClaimMixNeeded = "claim-mix-needed": "What a claim of the group \"{id}\" weighs depends on answers. Say in its \"claimMix\", or in that of a group around it, what the claims are for.",
    NotAsked = "not-asked": "With the other answers here the question \"{id}\" is not asked. Take its answer out, or mend the others.",
    MayNotBeAsked = "may-not-be-asked": "Somebody who belongs to the group \"{group}\" may not be asked the question \"{id}\", on which this depends. Change its \"askIf\", or say with \"otherwise\" what counts for whoever is not asked.",
    AlwaysAsked = "always-asked": "The question \"{id}\" has no \"askIf\", so \"otherwise\" never counts. Take it out.",
    MixedWeights = "mixed-weights": "The pool pays some groups by shares and others by value. Use one of them, or two pools.",
    ValuesNeeded = "values-needed": "This works only with claim values, since shares have no full value. Give every group of the pool a \"value\".",
    SharesNeeded = "shares-needed": "This works only with shares. Give every group of the pool \"shares\".",
    GrossDependsOnClaims = "gross-depends-on-claims": "The fund depends on the deductions, so they cannot be a part of it. Use \"percentOf\" with a stated base, or \"fixed\".",
    NotADeadline = "not-a-deadline": "Only a last day, to claim or to object, has a time zone. Take it out.",
    NotPaidYet = "not-paid-yet": "The status is \"{status}\", so nothing has been paid. Correct the status, or move what was only expected to \"expected\".",
    ClaimantNeeded = "claimant-needed": "Claims of the group \"{id}\" are not all paid alike. Say in \"answers\" what the claimant had answered who was paid this, or in \"kind\" that it is an average or a total.",
    ClaimantOfAll = "claimant-of-all": "An average or a total is of all claims of a group, so it is not of one claimant. Take \"answers\" out, or change \"kind\".",
    ClaimantNotInGroup = "claimant-not-in-group": "With these answers a claimant does not belong to the group \"{id}\". Change the answers, or name another group.",
    ClaimsStage = "claims-stage": "\"{key}\" stands only beside claims of the stage \"{stage}\". Take it out, or change the stage.",
    AcceptedExceedFiled = "accepted-exceed-filed": "{accepted} claims were accepted, but only {filed} were sent in. Look at both figures, and at the ends of their ranges.",
    SourceNotFindable = "source-not-findable": "Nobody can find this source. Add its \"url\"; where it is on no page, a court paper's \"docket\" and \"document\", or else its \"title\" and \"date\".",
    NothingLeft = "nothing-left": "The pool before this one takes all that is left and hands no surplus on, so this one gets nothing. Put this one before it, or let it hand its surplus on.",
    NoNextPool = "no-next-pool": "The surplus cannot go to the next pool: this is the last. Leave \"surplus\" out, and say in \"residual\" where it goes.",
    UnknownPool = "unknown-pool": "There is no pool \"{id}\". Name one that there is: {known}.",
    UnknownScenario = "unknown-scenario": "There is no scenario \"{id}\". Name one that there is, or assume none: {known}.",
    QuestionKind = "question-kind": "The question \"{id}\" is of another kind than is needed here. Name one of this kind, or change its kind: {expected}.",
    ResidueNeedsTruncate = "residue-needs-truncate": "Cents can be spread only where payments are truncated and the value of a share is exact. Write \"truncate\" and \"exact\", or let the residue be \"kept\".",
    DatesOutOfOrder = "dates-out-of-order": "\"{earlier}\" must not be after \"{later}\". Look both dates up again.",
    SourceNotUsed = "source-not-used": "No figure cites the source \"{id}\". Cite it or remove it.",
    OptionsNeeded = "options-needed": "A choice needs options, and no other kind of question has them. Add \"options\", or take them out.",
    MostNotNumber = "most-not-number": "Only a question for a number has a \"most\". Take it out; what limits how much counts is the \"most\" of a term.",
    // What the figures come to
    DeductionsExceedFund = "deductions-exceed-fund": "The deductions come to {deductions}, more than the fund of {gross}. Lower them; where they depend on the claims, fewer claims lower them, too.",
    RoundingExceedsPool = "rounding-exceeds-pool": "Rounded {rule}, the payments come to {excess} more than the pool holds. Cut payments down (\"payment\": \"truncate\"), or say that they are cut down where they come to too much (\"excess\": \"truncate\").",
    NoPayment = "no-payment": "The settlement was {status}, so nothing is paid under it, and there is no payment to work out. Change the status if that is not so.",
    FloorsExceedPool = "floors-exceed-pool": "The floors, and values that may not fall, come to {missing} more than the pool holds. Lower them, let values fall, or reckon with fewer claims.",
    NoClaims = "no-claims": "No claim has a part in this pool, so it cannot be divided. Give a group that it pays at least one claim, and a weight above nought.",
    Overflow = "overflow": "The figures are too large to be worked out exactly. Look for digits too many.",
    // The estimate's input
    MissingAnswer = "missing-answer": "The question \"{id}\" needs an answer. Give one.",
    AnswersOutOfOrder = "answers-out-of-order": "The answer to \"{later}\" is before the answer to \"{earlier}\". Look at both days again.",
    ClaimsRateNeedsMembers = "claims-rate-needs-members": "The size of the group \"{id}\" is not known, so a claims rate says nothing. Assume a number of claims instead.",
    AnswersNeeded = "answers-needed": "What a claimant is paid needs the claimant's answers. Give \"answers\".",
    OutOfRange = "out-of-range": "\"{found}\" is not possible here. Write a number from {least} to {most}.",
    EmptyRange = "empty-range": "The range is empty. Make \"from\" less than \"to\".",
    LogNeedsPositive = "log-needs-positive": "Logarithmic spacing cannot begin at nought. Begin above it, or use \"linear\".",
    PaymentNotPositive = "payment-not-positive": "The payment asked for must be more than 0.00. Ask for at least 0.01.",
    PaymentAboveFund = "payment-above-fund": "The payment asked for, {payment}, is more than the {most} that the pools of such a claim can hold. Ask for less.",
    AssumptionConflict = "assumption-conflict": "Assume either a claims rate for the class or the claims of \"{id}\", not both.",
}

// Not derived: that makes code for each of the many variants.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

//! Every fault, by code and place.

mod support;

use proptest::prelude::*;
use prorata::request::{CurveOptions, EstimateInput, ForecastOptions, SolveOptions};
use prorata::{Answer, Calculator, FromValue, Id, Map, Value};
use serde_json::{Value as Json, json};
use support::{calculator, estimate, refusal, settlement, told, typed, value, with};

/// Changes to the valid settlement, and the code and the place of the fault that each must give.
fn changes() -> Vec<(&'static str, Json, &'static str, &'static str)> {
    let group = settlement()["groups"][0].clone();
    let deduction = |kind: &str, amount: Json| {
        json!([{ "id": "d", "kind": kind, "amount": amount, "basis": "awarded",
        "from": { "sources": ["order"], "confidence": "news" } }])
    };
    vec![
        // Shape
        ("/extra", json!(1), "unknown-key", "/extra"),
        ("/__proto__", json!({ "polluted": true }), "unknown-key", "/__proto__"),
        ("/fund/grosss", json!("1.00"), "unknown-key", "/fund/grosss"),
        ("/a~b", json!(1), "unknown-key", "/a~0b"),
        ("/fund", Json::Null, "missing-key", ""),
        ("/fund/gross", Json::Null, "missing-key", "/fund"),
        ("/name", json!("TikTok"), "wrong-type", "/name"),
        ("/groups", json!({}), "wrong-type", "/groups"),
        ("/fund/gross", json!(true), "wrong-type", "/fund/gross"),
        ("/groups/0/claims/number", json!({ "count": "10" }), "wrong-type", "/groups/0/claims/number/count"),
        ("/groups/0/claims/number", json!({}), "one-key-needed", "/groups/0/claims/number"),
        ("/groups/0/claims/number", json!({ "count": 1, "rate": "0.1" }), "one-key-needed", "/groups/0/claims/number"),
        ("/groups/0/eligibleIf", json!({}), "one-key-needed", "/groups/0/eligibleIf"),
        ("/status", json!("done"), "unknown-word", "/status"),
        ("/groups", json!([]), "empty-list", "/groups"),
        ("/plan/pools", json!([]), "empty-list", "/plan/pools"),
        ("/groups/0/eligibleIf", json!({ "all": [] }), "empty-list", "/groups/0/eligibleIf/all"),
        ("/notes", Json::Array(vec![json!({ "en": "x" }); 1_001]), "too-many", "/notes"),
        // Single values
        ("/fund/gross", json!(92_000_000), "money-not-text", "/fund/gross"),
        ("/fund/gross", json!(0.1), "money-not-text", "/fund/gross"),
        ("/fund/gross", json!("1e3"), "bad-money", "/fund/gross"),
        ("/fund/gross", json!("1,000.00"), "bad-money", "/fund/gross"),
        ("/fund/gross", json!("1000"), "bad-money", "/fund/gross"),
        ("/fund/gross", json!("-1.00"), "negative", "/fund/gross"),
        ("/fund/gross", json!("10000000000000.01"), "too-big", "/fund/gross"),
        ("/groups/0/claims/number", json!({ "rate": "5%" }), "bad-rate", "/groups/0/claims/number/rate"),
        ("/groups/0/claims/number", json!({ "rate": "1.1" }), "bad-rate", "/groups/0/claims/number/rate"),
        (
            "/deductions",
            deduction("taxes", json!({ "percentOfGross": "101" })),
            "bad-percent",
            "/deductions/0/amount/percentOfGross",
        ),
        ("/plan/pools/0/pays/0/shares", json!("-1"), "bad-shares", "/plan/pools/0/pays/0/shares"),
        ("/plan/pools/0/pays/0/shares", json!("1000000.000001"), "too-big", "/plan/pools/0/pays/0/shares"),
        ("/groups/0/claims/number", json!({ "count": -1 }), "bad-count", "/groups/0/claims/number/count"),
        ("/groups/0/claims/number", json!({ "count": 1.5 }), "bad-count", "/groups/0/claims/number/count"),
        (
            "/groups/0/claims/number",
            json!({ "count": 10_000_000_001_u64 }),
            "bad-count",
            "/groups/0/claims/number/count",
        ),
        ("/asOf", json!("27 October"), "bad-date", "/asOf"),
        ("/asOf", json!("2023-02-29"), "bad-date", "/asOf"),
        ("/asOf", json!("2022-13"), "bad-date", "/asOf"),
        ("/id", json!("a b"), "bad-id", "/id"),
        (
            "/sources/__proto__",
            json!({ "kind": "news", "publisher": "x", "url": "https://example.org" }),
            "bad-id",
            "/sources/__proto__",
        ),
        ("/name", json!({ "en": "x", "English": "x" }), "bad-language", "/name/English"),
        ("/name", json!({ "es": "x" }), "missing-key", "/name"),
        ("/name", json!({ "en": "" }), "bad-text", "/name/en"),
        ("/name", json!({ "en": "pay\u{202e}ment" }), "bad-text", "/name/en"),
        ("/name", json!({ "en": "a\u{7}b" }), "bad-text", "/name/en"),
        ("/officialSite", json!("http://example.org"), "not-https", "/officialSite"),
        ("/officialSite", json!("javascript:alert(1)"), "not-https", "/officialSite"),
        ("/officialSite", json!("https://example.org/ onload=x"), "not-https", "/officialSite"),
        ("/deductions", deduction("taxes", json!({ "fixed": "-1.00" })), "negative", "/deductions/0/amount"),
        (
            "/deductions",
            deduction("interest", json!({ "fixed": "1.00" })),
            "interest-not-negative",
            "/deductions/0/amount",
        ),
        ("/plan/pools/0/pays/0/cap", json!("-1.00"), "negative", "/plan/pools/0/pays/0/cap"),
        ("/groups/0/members/count", json!({ "low": 200, "high": 100 }), "range-reversed", "/groups/0/members/count"),
        (
            "/groups/0/members/count",
            json!({ "low": 100, "high": 200, "likely": 300 }),
            "range-reversed",
            "/groups/0/members/count",
        ),
        // What the parts say of each other
        ("/groups/2", group, "duplicate-id", "/groups/2/id"),
        ("/groups/1/within", json!("nobody"), "unknown-group", "/groups/1/within"),
        ("/groups/0/within", json!("some"), "within-not-earlier", "/groups/0/within"),
        ("/groups/0/within", json!("all"), "within-not-earlier", "/groups/0/within"),
        ("/plan/pools/0/pays/0/group", json!("nobody"), "unknown-group", "/plan/pools/0/pays/0/group"),
        (
            "/groups/0/eligibleIf",
            json!({ "question": "age", "is": true }),
            "unknown-question",
            "/groups/0/eligibleIf/is",
        ),
        (
            "/groups/0/eligibleIf",
            json!({ "question": "used", "is": "yes" }),
            "condition-type",
            "/groups/0/eligibleIf/is",
        ),
        (
            "/groups/0/eligibleIf",
            json!({ "question": "state", "isOneOf": ["IL", true] }),
            "condition-type",
            "/groups/0/eligibleIf/isOneOf/1",
        ),
        (
            "/groups/0/eligibleIf",
            json!({ "question": "state", "is": "Illinois" }),
            "unknown-state",
            "/groups/0/eligibleIf/is",
        ),
        ("/questions/0/askIf", json!({ "question": "used", "is": true }), "ask-if-not-earlier", "/questions/0/askIf"),
        (
            "/fund/from",
            json!({ "sources": ["hearsay"], "confidence": "news" }),
            "unknown-source",
            "/fund/from/sources/0",
        ),
        ("/fund/from", json!({ "sources": [], "confidence": "news" }), "source-needed", "/fund/from/sources"),
        ("/fund/from", json!({ "sources": [], "confidence": "not-found" }), "note-needed", "/fund/from"),
        ("/fund/from", json!({ "sources": ["order"], "confidence": "derived" }), "note-needed", "/fund/from"),
        ("/groups/0/members", Json::Null, "rate-needs-members", "/groups/0/claims/number"),
        ("/groups/0/claims/number", json!({ "count": 101 }), "claims-exceed-members", "/groups/0/claims/number"),
        ("/groups/1/claims/number", json!({ "count": 11 }), "claims-exceed-group", "/groups/1/claims/number"),
        ("/plan/pools/0/pays/1/group", json!("all"), "paid-twice", "/plan/pools/0/pays/1/group"),
        (
            "/groups/2",
            {
                let mut others = settlement()["groups"][0].clone();
                others["id"] = json!("others");
                others
            },
            "nothing-paid",
            "/groups/2",
        ),
        (
            "/plan/pools/0/pays/0",
            json!({ "group": "all", "shares": "1", "cap": "1.00", "floor": "2.00" }),
            "floor-above-cap",
            "/groups/0",
        ),
        (
            "/plan/pools/1",
            json!({ "id": "b", "takes": "remainder", "pays": [{ "group": "all", "shares": "1" }] }),
            "nothing-left",
            "/plan/pools/1/takes",
        ),
        // What the figures come to
        ("/deductions", deduction("taxes", json!({ "fixed": "1000.01" })), "deductions-exceed-fund", "/deductions"),
        ("/plan/pools/0/pays/0/floor", json!("100.01"), "floors-exceed-pool", "/plan/pools/0"),
        ("/groups/0/claims/number", json!({ "count": 0 }), "claims-exceed-group", "/groups/1/claims/number"),
        (
            "/groups",
            {
                let mut groups = settlement()["groups"].clone();
                for group in groups.as_array_mut().expect("groups") {
                    group["claims"]["number"] = json!({ "count": 0 });
                }
                groups
            },
            "no-claims",
            "/plan/pools/0",
        ),
    ]
}

#[test]
fn every_fault_of_a_file_names_its_code_and_its_place() {
    for (place, change, code, path) in changes() {
        let mut file = with(settlement(), place, change.clone());
        if code == "rate-needs-members" {
            file = with(file, "/groups/0/claims/number", json!({ "rate": "0.1" }));
        }
        let faults =
            Calculator::from_value(&value(&file)).err().unwrap_or_else(|| panic!("{place} = {change} was accepted"));
        assert!(told(&faults).contains(&(code.to_owned(), path.to_owned())), "{place} = {change}: {:?}", told(&faults));
        for fault in faults.iter() {
            assert!(!fault.message().contains(['{', '}']), "a parameter is missing: {}", fault.message());
        }
    }
}

#[test]
fn every_fault_of_an_input_names_its_code_and_its_place() {
    let fees = json!([{ "id": "fees", "kind": "attorneys-fees", "amount": { "percentOfGross": "25" }, "basis": "awarded",
        "from": { "sources": ["order"], "confidence": "news" } }]);
    let calculator = calculator(&with(settlement(), "/deductions", fees));
    let assume = |assumptions: Json| json!({ "assumptions": assumptions });
    for (input, code, path) in [
        (json!([]), "wrong-type", ""),
        (json!({ "answer": {} }), "unknown-key", "/answer"),
        (json!({ "answers": {} }), "missing-answer", "/answers/state"),
        (json!({ "answers": { "state": "IL", "used": true } }), "missing-answer", "/answers/created"),
        (json!({ "answers": { "state": "IL", "used": true, "created": null } }), "missing-answer", "/answers/created"),
        (json!({ "answers": { "state": "Illinois" } }), "unknown-state", "/answers/state"),
        (json!({ "answers": { "used": "yes" } }), "condition-type", "/answers/used"),
        (json!({ "answers": { "used": 1 } }), "condition-type", "/answers/used"),
        (json!({ "answers": { "used": ["yes"] } }), "wrong-type", "/answers/used"),
        (json!({ "answers": { "age": true } }), "unknown-question", "/answers/age"),
        (json!({ "answers": { "__proto__": true } }), "bad-id", "/answers/__proto__"),
        (assume(json!({ "claimsRate": 0.05 })), "wrong-type", "/assumptions/claimsRate"),
        (assume(json!({ "claimsRate": "5" })), "bad-rate", "/assumptions/claimsRate"),
        (
            assume(json!({ "claimsRate": "0.1", "claims": { "all": { "count": 1 } } })),
            "assumption-conflict",
            "/assumptions/claims/all",
        ),
        (assume(json!({ "claims": { "nobody": { "count": 1 } } })), "unknown-group", "/assumptions/claims/nobody"),
        (assume(json!({ "claims": { "all": { "count": 101 } } })), "claims-exceed-members", "/assumptions/claims/all"),
        (assume(json!({ "claims": { "some": { "count": 11 } } })), "claims-exceed-group", "/assumptions/claims/some"),
        (
            assume(json!({ "deductions": { "tips": { "fixed": "1.00" } } })),
            "unknown-deduction",
            "/assumptions/deductions/tips",
        ),
        (assume(json!({ "deductions": { "fees": { "fixed": "-1.00" } } })), "negative", "/assumptions/deductions/fees"),
        (assume(json!({ "deductions": { "fees": { "fixed": "1000.01" } } })), "deductions-exceed-fund", "/deductions"),
    ] {
        let estimate = EstimateInput::from_value(&value(&input)).and_then(|input| calculator.estimate(&input));
        let faults = estimate.err().unwrap_or_else(|| panic!("{input} was accepted"));
        assert!(told(&faults).contains(&(code.to_owned(), path.to_owned())), "{input}: {:?}", told(&faults));
    }
    let unknown_size = support::calculator(&with(settlement(), "/groups/0/members", Json::Null));
    let faults = unknown_size
        .estimate(&typed(&assume(json!({ "claimsRate": "0.1" }))))
        .expect_err("a rate of an unknown number");
    assert_eq!(told(&faults), [("claims-rate-needs-members".to_owned(), "/assumptions/claimsRate".to_owned())]);
}

#[test]
fn all_faults_are_told_at_once() {
    let file = with(with(with(settlement(), "/fund/gross", json!(1)), "/status", json!("done")), "/extra", json!(0));
    let faults = Calculator::from_value(&value(&file)).expect_err("three faults");
    let codes: Vec<_> = told(&faults).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["unknown-key", "unknown-word", "money-not-text"]);
    assert_eq!(faults.to_string().lines().count(), 3);
    let money = faults.iter().last().expect("three faults");
    let sentence = "Money is written as text with two decimals, such as \"27.84\", because programs can lose cents of a number. Put the amount in quotation marks.";
    assert_eq!(money.message(), sentence);
    assert_eq!(money.to_string(), format!("/fund/gross: {sentence}"));
    assert_eq!(
        serde_json::to_value(money).expect("data"),
        json!({ "code": "money-not-text", "path": "/fund/gross", "params": {} })
    );
}

/// What is wrong in its form and what is wrong in its meaning are told together; what only follows from a wrong form is
/// not told: the group of the wrong id is not unknown besides, and a figure without a source may yet cite one.
#[test]
fn faults_of_form_and_of_meaning_are_told_together() {
    let mut file = with(settlement(), "/status", json!("done"));
    file = with(file, "/plan/pools/0/pays/1/group", json!("nobody"));
    file = with(file, "/groups/1/eligibleIf", json!({ "question": "age", "is": true }));
    let faults = Calculator::from_value(&value(&file)).expect_err("three faults");
    let expected = [
        ("unknown-word", "/status"),
        ("unknown-question", "/groups/1/eligibleIf/is"),
        ("unknown-group", "/plan/pools/0/pays/1/group"),
    ];
    assert_eq!(told(&faults), expected.map(|(code, path)| (code.to_owned(), path.to_owned())));
    for (path, wrong) in [("/groups/0/id", json!("no id")), ("/deductions", json!("none")), ("/plan/from", Json::Null)]
    {
        let faults = Calculator::from_value(&value(&with(settlement(), path, wrong))).expect_err("one fault");
        assert_eq!(faults.iter().count(), 1, "{faults}");
    }
}

/// Each of these files has one mistake, and with that mended nothing would be wrong: so one fault is told.
#[test]
fn a_fault_that_only_follows_from_another_is_not_told_beside_it() {
    let from = json!({ "sources": ["order"], "confidence": "news" });
    let date = |event: &str, on: &str| json!({ "event": event, "on": on, "from": from });
    let dates = |approved: &str| {
        json!([
            date("preliminary-approval", "2023-10-02"),
            date("claim-deadline", approved),
            date("final-approval", "2024-05")
        ])
    };
    let mut counted = settlement();
    for group in counted["groups"].as_array_mut().expect("groups") {
        group["claims"]["number"] = json!({ "rate": "0.1" });
    }
    let interest = |kind: &str| json!([{ "id": "d", "kind": kind, "amount": { "fixed": "-1.00" }, "basis": "awarded", "from": from }]);
    let question = |kind: &str, more: Json| {
        let mut question = json!({ "id": "units", "kind": kind, "ask": { "en": "Text" } });
        question.as_object_mut().expect("a question").extend(more.as_object().expect("keys").clone());
        question
    };
    let units = |question: Json, condition: Json| {
        with(with(settlement(), "/questions/3", question), "/groups/0/eligibleIf", condition)
    };
    let at_least = |least: Json| json!({ "question": "units", "atLeast": least });
    let members = counted["groups"][0]["members"].clone();
    let misspelt = with(with(counted, "/groups/0/members", Json::Null), "/groups/0/memebers", members);
    let unsourced = json!({ "sources": [], "confidence": "not-fuond", "note": { "en": "Nobody has published it." } });
    let mut all = settlement();
    all["plan"]["pools"][0]["pays"] = json!([{ "group": "al", "shares": "1" }]);
    let mut cited = settlement();
    cited["sources"]["report"] = json!({ "kind": "news", "publisher": "x", "url": "https://example.org" });
    cited["fund"]["from"]["sources"] = json!(["reprot"]);
    let choice = json!({ "question": "units", "is": "small" });
    for (file, code, path) in [
        // The order of dates is right once the date is one.
        (with(settlement(), "/dates", dates("2024-3-1")), "bad-date", "/dates/1/on"),
        // The members are there, under a name that is not known.
        (misspelt, "unknown-key", "/groups/0/memebers"),
        // Interest is negative; a kind that is no kind can be anything.
        (with(settlement(), "/deductions", interest("intrest")), "unknown-word", "/deductions/0/kind"),
        // A number has a most, and 3 is one.
        (units(question("nubmer", json!({ "most": 5 })), at_least(json!(3))), "unknown-word", "/questions/3/kind"),
        (units(question("number", json!({ "most": "5" })), at_least(json!(3))), "wrong-type", "/questions/3/most"),
        (units(question("dat", json!({})), at_least(json!("2020-01-01"))), "unknown-word", "/questions/3/kind"),
        (
            units(question("staet", json!({})), json!({ "question": "units", "is": "IL" })),
            "unknown-word",
            "/questions/3/kind",
        ),
        // Without options there is none of which to say that it is none of them.
        (units(question("choice", json!({})), choice), "options-needed", "/questions/3"),
        // What otherwise counts is asked for by a condition that is there, under a name that is not known.
        (
            with(
                settlement(),
                "/questions/3",
                question("number", json!({ "askif": at_least(json!(1)), "otherwise": 0 })),
            ),
            "unknown-key",
            "/questions/3/askif",
        ),
        (
            with(settlement(), "/groups/0/eligibleIf", json!({ "qestion": "used", "is": true })),
            "unknown-key",
            "/groups/0/eligibleIf/qestion",
        ),
        (
            with(settlement(), "/groups/0/claims/number", json!({ "cuont": 10 })),
            "unknown-key",
            "/groups/0/claims/number/cuont",
        ),
        (with(settlement(), "/fund/from", unsourced), "unknown-word", "/fund/from/confidence"),
        // The only group that is paid is the one that is meant, and the source that is cited the one that is there.
        (all, "unknown-group", "/plan/pools/0/pays/0/group"),
        (cited, "unknown-source", "/fund/from/sources/0"),
        (with(settlement(), "/plan/pools", json!([])), "empty-list", "/plan/pools"),
    ] {
        let faults = Calculator::from_value(&value(&file)).err().unwrap_or_else(|| panic!("{code} was accepted"));
        let codes: Vec<_> = told(&faults);
        // A key that is needed and not there is told as well: who can say which is meant?
        let codes: Vec<_> = codes.into_iter().filter(|(code, _)| code != "missing-key").collect();
        assert_eq!(codes, [(code.to_owned(), path.to_owned())]);
    }
}

/// A wrong answer or assumption is told alone: what else would be asked, or how many would claim, is not known.
#[test]
fn what_follows_from_a_wrong_input_is_not_told_beside_it() {
    let calculator = calculator(&with(settlement(), "/groups/0/members", Json::Null));
    for (input, code, path) in [
        (json!({ "answers": { "state": "Illinois" } }), "unknown-state", "/answers/state"),
        (json!({ "answers": { "stat": "IL", "used": true } }), "unknown-question", "/answers/stat"),
        (
            json!({ "assumptions": { "claims": { "all": { "rate": "0.5" } } } }),
            "rate-needs-members",
            "/assumptions/claims/all",
        ),
    ] {
        let faults = calculator.estimate(&typed(&input)).expect_err("refused");
        assert_eq!(told(&faults), [(code.to_owned(), path.to_owned())]);
    }
}

/// Which questions the claims of a part are asked is seen once the plan is resolved: so it is told if nothing else is wrong.
#[test]
fn what_the_parts_of_a_claim_mix_answer_is_judged_last() {
    let question = json!({ "id": "units", "kind": "number", "ask": { "en": "Text" }, "askIf": { "question": "used", "is": true } });
    let shares = json!({ "sum": [{ "perUnit": { "amount": "1", "question": "units" } }] });
    let parts = json!([
        { "rate": "0.5", "answers": { "used": false, "units": 1 } },
        { "rate": "0.5", "answers": { "used": true } },
    ]);
    let mix = json!({ "parts": parts, "from": { "sources": ["order"], "confidence": "news" } });
    let file = with(with(settlement(), "/questions/3", question), "/plan/pools/0/pays/0/shares", shares);
    let file = with(file, "/groups/0/claimMix", mix);
    let told = |file: &Json| told(&Calculator::from_value(&value(file)).expect_err("faults"));
    let answers = |part: u8| format!("/groups/0/claimMix/parts/{part}/answers/units");
    assert_eq!(told(&file), [("not-asked".to_owned(), answers(0)), ("missing-answer".to_owned(), answers(1))]);
    let file = with(file, "/fund/gross", json!("-1.00"));
    assert_eq!(told(&file), [("negative".to_owned(), "/fund/gross".to_owned())]);
}

/// 10 of 100 members claim, 4 of them in the inner group, which alone is paid: 1000.00 / 4 = 250.00.
#[test]
fn a_class_around_a_paid_group_may_be_paid_nothing() {
    let file = with(settlement(), "/plan/pools/0/pays", json!([{ "group": "some", "shares": "5" }]));
    let found = estimate(&file, &json!({ "answers": { "state": "CA", "used": true } }));
    assert_eq!(found["claimant"]["eligible"], true);
    assert_eq!(found["claimant"]["payment"], "0.00");
    assert_eq!(found["pools"][0]["cohorts"][1]["payment"], "250.00");
}

#[test]
fn endless_input_is_refused() {
    let mut deep = json!("x");
    for _ in 0..40 {
        deep = json!([deep]);
    }
    let error = Value::from_deserializer(&deep).expect_err("40 levels");
    assert_eq!(told(&refusal(error))[0].0, "too-deep");
    let wide = Json::Array(vec![json!(0); 100_000]);
    let error = Value::from_deserializer(&wide).expect_err("100,001 values");
    assert_eq!(told(&refusal(error))[0].0, "too-large");
}

/// A million shares a unit and ten billion units are 10^16 shares, 10^22 millionths: more than 64 bits hold. Whatever is
/// worked out of them is refused, also where the claimant's claim is weighed before anything is divided.
#[test]
fn a_claim_too_large_for_64_bits_is_refused_whatever_is_asked() {
    let from = json!({ "sources": ["order"], "confidence": "news" });
    let shares = json!({ "sum": [{ "perUnit": { "amount": "1000000", "question": "units" } }] });
    let mix = |units: u64| json!({ "parts": [{ "rate": "1", "answers": { "units": units } }], "from": from });
    let question = json!({ "id": "units", "kind": "number", "ask": { "en": "Text" } });
    let file = with(with(settlement(), "/plan/pools/0/pays/0/shares", shares), "/questions/3", question);
    let calculator = calculator(&with(file.clone(), "/groups/0/claimMix", mix(1)));
    let span: CurveOptions = typed(&json!({ "over": { "claimsRate": { "from": "0.1", "to": "0.2" } } }));
    let dollar: SolveOptions = typed(&json!({ "payment": "1.00" }));
    let all = |calculator: &Calculator, units: u64| {
        let input = typed(&json!({ "answers": { "state": "NY", "used": true, "units": units } }));
        [
            calculator.estimate(&input).map(drop),
            calculator.curve(&input, &span).map(drop),
            calculator.solve(&input, &dollar).map(drop),
            calculator.forecast(&input, &ForecastOptions::default()).map(drop),
        ]
    };
    // 2^63 millionths are 9.22 x 10^12 shares.
    assert_eq!(all(&calculator, 9_000_000), [Ok(()), Ok(()), Ok(()), Ok(())]);
    for asked in all(&calculator, 10_000_000_000) {
        assert_eq!(told(&asked.expect_err("too large")), [("overflow".to_owned(), String::new())]);
    }
    // A payment is never more than the fund, however much heavier the claim is than the ten that are counted.
    let rich = with(with(file.clone(), "/groups/0/claimMix", mix(1)), "/fund/gross", json!("10000000000000.00"));
    assert_eq!(all(&self::calculator(&rich), 9_000_000), [Ok(()), Ok(()), Ok(()), Ok(())]);
    // And the file, if its own claims are so large.
    let faults =
        Calculator::from_value(&value(&with(file, "/groups/0/claimMix", mix(10_000_000_000)))).expect_err("too large");
    assert_eq!(told(&faults), [("overflow".to_owned(), String::new())]);
}

/// Ten billion claims of 9,000,000 x 1,000,000 shares are 9 x 10^22 shares or 9 x 10^28 millionths, more than can be
/// printed (2^96, some 7.9 x 10^28); of 7,000,000 x 1,000,000 shares they are 7 x 10^28.
#[test]
fn a_weight_too_long_to_be_printed_is_refused_with_the_file() {
    let from = json!({ "sources": ["order"], "confidence": "news" });
    let file = with(settlement(), "/questions/3", json!({ "id": "units", "kind": "number", "ask": { "en": "Text" } }));
    let shares = json!({ "sum": [{ "perUnit": { "amount": "1000000", "question": "units" } }] });
    let file = with(file, "/plan/pools/0/pays", json!([{ "group": "all", "shares": shares }]));
    let file = with(file, "/groups/0/members", Json::Null);
    let file = with(file, "/groups/0/claims/number/count", json!(10_000_000_000_u64));
    let mix = |units: u64| json!({ "parts": [{ "rate": "1", "answers": { "units": units } }], "from": from });
    let read = |units: u64| Calculator::from_value(&value(&with(file.clone(), "/groups/0/claimMix", mix(units))));
    let found = estimate(&with(file.clone(), "/groups/0/claimMix", mix(7_000_000)), &json!({}));
    assert_eq!(found["pools"][0]["totalWeight"], "70000000000000000000000");
    let faults = read(9_000_000).expect_err("too long");
    assert_eq!(told(&faults), [("overflow".to_owned(), String::new())]);
}

/// Nobody knows how many there are, so up to 10^10 claims are tried. At 10 million dollars each they need 10^19 cents, more
/// than 64 bits hold; but the answer lies far below: a million dollars for 1,000 claims are 1,000.00 each, for 1,001 999.00.
#[test]
fn the_inverse_is_found_though_the_most_claims_would_be_too_large() {
    let text = std::fs::read_to_string("examples/documented-losses-first.json").expect("an example");
    let mut file: Json = serde_json::from_str(&text).expect("JSON");
    file["groups"] = json!([file["groups"][1]]);
    file["groups"][0].as_object_mut().expect("a group").remove("within");
    file["plan"]["pools"] = json!([file["plan"]["pools"][0]]);
    let file = with(file, "/fund/gross", json!("1000000.00"));
    let file = with(file, "/plan/pools/0/takes/asNeeded/atMost", json!("1000000.00"));
    let file = with(file, "/plan/pools/0/pays/0/value/most", json!("10000000.00"));
    let loss =
        json!({ "parts": [{ "rate": "1", "answers": { "loss": "20000000.00" } }], "from": file["fund"]["from"] });
    let file = with(file, "/groups/0/claimMix", loss);
    let input = json!({ "answers": { "affected": true, "hasLosses": true, "loss": "20000000.00" } });
    let calculator = calculator(&file);
    let solution = calculator.solve(&typed(&input), &typed(&json!({ "payment": "1000.00" }))).expect("reached");
    let told = json!({ "outcome": "reached", "group": "documented", "claims": 1000, "certain": false, "rate": null, "payment": "1000.00", "next": "999.00" });
    assert_eq!(serde_json::to_value(&solution).expect("plain data"), told);
}

/// Any JSON, of the kinds of value a settlement has, and of text with a meaning.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        prop::sample::select(vec![
            "0.00",
            "-1.00",
            "9999999999999.99",
            "1",
            "0.000000001",
            "IL",
            "all",
            "some",
            "order",
            "used",
            "2020-02-30",
            "é",
            ""
        ])
        .prop_map(Json::from),
        ".*".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec(
                (
                    prop::sample::select(vec![
                        "en", "count", "rate", "low", "high", "question", "is", "all", "not", "fixed", "sources"
                    ]),
                    inner
                ),
                0..4
            )
            .prop_map(|entries| Json::Object(
                entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever stands anywhere in a file: it is refused with a place, or an estimate comes out; never a panic.
    #[test]
    fn no_file_makes_the_core_panic(junk in any_json(), place in any::<prop::sample::Index>()) {
        let mut all = Vec::new();
        support::places(&settlement(), "", &mut all);
        let file = with(settlement(), place.get::<String>(&all), junk);
        if let Ok(plain) = Value::from_deserializer(&file) {
            match Calculator::from_value(&plain) {
                Ok(calculator) => prop_assert!(calculator.estimate(&EstimateInput::default()).is_ok(), "a file is checked with its own figures"),
                Err(faults) => prop_assert!(faults.iter().next().is_some()),
            }
        }
    }

    #[test]
    fn no_input_makes_the_core_panic(junk in any_json()) {
        let calculator = calculator(&settlement());
        for input in [junk.clone(), json!({ "answers": junk }), json!({ "assumptions": junk }), json!({ "assumptions": { "claims": { "all": junk } } })] {
            if let Ok(plain) = Value::from_deserializer(&input) {
                let _ = EstimateInput::from_value(&plain).and_then(|input| calculator.estimate(&input).map(drop));
                let _ = Map::<Id, Answer>::from_value(&plain).and_then(|answers| calculator.asked(&answers).map(drop));
            }
        }
    }
}

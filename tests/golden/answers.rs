//! What a claim weighs, where that depends on what its claimant answers.

use crate::support::{calculator, told, typed, with};
use crate::{claimant, estimate, example, paid, refused, totals};
use serde_json::{Value as Json, json};

const PARTS: &str = "/groups/0/claimMix/parts";
const SUM: &str = "/plan/pools/0/pays/0/value/sum";

/// 50 claims for one lamp, 30 for three and 20 for eight, of which five count: 50 x 10.00 + 30 x 30.00 + 20 x 50.00 =
/// 2,400.00. The fund holds half: 5.00, 15.00, 25.00. 50 x 5.00 + 30 x 15.00 + 20 x 25.00 = 1,200.00.
#[test]
fn per_unit_with_a_most() {
    let file = example("per-unit-with-a-most");
    let found = estimate(&file);
    assert_eq!((&found["pools"][0]["totalWeight"], &found["pools"][0]["factor"]), (&json!("2400.00"), &json!("0.5")));
    assert_eq!(paid(&found, 0), ["5.00", "15.00", "25.00"]);
    assert_eq!(totals(&found), ["1200.00", "0.00", "1200.00", "0.00"]);
    for (lamps, payment) in [(0, "0.00"), (1, "5.00"), (2, "10.00"), (5, "25.00"), (6, "25.00"), (100, "25.00")] {
        assert_eq!(claimant(&file, json!({ "bought": true, "lamps": lamps }))[0], payment, "{lamps} lamps");
    }
}

#[test]
fn what_is_no_amount_for_each_unit() {
    let name = "per-unit-with-a-most";
    let term = "/plan/pools/0/pays/0/value/sum/0/perUnit";
    refused(name, &format!("{term}/question"), json!("lights"), "unknown-question", &format!("{term}/question"));
    refused(name, &format!("{term}/question"), json!("bought"), "question-kind", &format!("{term}/question"));
    refused(name, &format!("{term}/question"), json!(null), "missing-key", term);
    refused(name, &format!("{term}/amount"), json!("10"), "bad-money", &format!("{term}/amount"));
    refused(name, &format!("{term}/most"), json!("5"), "wrong-type", &format!("{term}/most"));
    refused(name, SUM, json!([]), "empty-list", SUM);
    refused(name, &format!("{SUM}/0"), json!({ "perLamp": "10.00" }), "unknown-key", &format!("{SUM}/0/perLamp"));
    // What claims weigh depends on the answers, so the file must say what claims answer.
    refused(name, "/groups/0/claimMix", json!(null), "claim-mix-needed", "/groups/0");
    refused(name, &format!("{PARTS}/0/rate"), json!("0.4"), "parts-not-whole", PARTS);
    refused(name, &format!("{PARTS}/0/rate"), json!("1.5"), "bad-rate", &format!("{PARTS}/0/rate"));
    refused(name, PARTS, json!([]), "empty-list", PARTS);
    // A part that does not say how many would count for nothing.
    let unanswered = format!("{PARTS}/0/answers");
    refused(name, &unanswered, json!({}), "missing-answer", &format!("{unanswered}/lamps"));
    refused(
        name,
        &format!("{PARTS}/0/answers"),
        json!({ "lights": 1 }),
        "unknown-question",
        &format!("{PARTS}/0/answers/lights"),
    );
    refused(
        name,
        &format!("{PARTS}/0/answers"),
        json!({ "lamps": true }),
        "condition-type",
        &format!("{PARTS}/0/answers/lamps"),
    );
    refused(
        name,
        &format!("{PARTS}/0/answers"),
        json!({ "lamps": 101 }),
        "too-big",
        &format!("{PARTS}/0/answers/lamps"),
    );
    let light = json!([{ "rate": "0.5", "answers": { "lamps": 1 } }]);
    refused(name, "/groups/0/claimMix/light", light, "parts-not-whole", "/groups/0/claimMix/light");
}

/// Half the claims from 1 January (the period begins then) to 10 March: three months of the calendar, 6.00. Half from 31
/// January to 31 December: twelve months, of which ten count: 20.00. 50 x 6.00 + 50 x 20.00 = 1,300.00; the fund holds
/// twice that: 12.00 and 40.00.
///
/// In complete months: from 1 January to 10 March two, 4.00; from 31 January to 31 December eleven, of which ten
/// count: 20.00. 50 x 4.00 + 50 x 20.00 = 1,200.00; 2,600.00 / 1,200.00 = 2.1666...: 8.66 and 43.33.
#[test]
fn per_month() {
    let file = example("per-month");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["12.00", "40.00"]);
    assert_eq!(totals(&found), ["2600.00", "0.00", "2600.00", "0.00"]);
    let from_to = |file, joined: &str, left: &str| {
        claimant(file, json!({ "subscribed": true, "joined": joined, "left": left }))[0].clone()
    };
    assert_eq!(from_to(&file, "2020-02-10", "2020-02-20"), "4.00");
    assert_eq!(from_to(&file, "2020-02-29", "2020-03-01"), "8.00");
    // Before the period and after it: no month. The wrong way round is a mistake.
    assert_eq!(from_to(&file, "2018-01-01", "2019-12-31"), "0.00");
    assert_eq!(from_to(&file, "2021-01-01", "2021-12-31"), "0.00");
    let reversed = json!({ "answers": { "subscribed": true, "joined": "2020-06-01", "left": "2020-05-01" } });
    let faults = calculator(&file).estimate(&typed(&reversed)).expect_err("left before joining");
    assert_eq!(told(&faults), [("answers-out-of-order".to_owned(), "/answers/left".to_owned())]);
    let sentence = "The answer to \"left\" is before the answer to \"joined\". Look at both days again.";
    assert_eq!(faults.to_string(), format!("/answers/left: {sentence}"));

    let complete = with(file.clone(), "/plan/pools/0/pays/0/value/sum/0/perMonth/months", json!("complete"));
    assert_eq!(paid(&estimate(&complete), 0), ["8.66", "43.33"]);
    assert_eq!(from_to(&complete, "2020-02-10", "2020-02-20"), "0.00");
    // 10 February to 9 March is a complete month, to 8 March it is none: 2.00 x 2.1666... = 4.333...
    assert_eq!(from_to(&complete, "2020-02-10", "2020-03-09"), "4.33");
    assert_eq!(from_to(&complete, "2020-02-10", "2020-03-08"), "0.00");
}

/// Half the claims are of those who still subscribe: from 1 October to the end of the year three months, 6.00. Half from 15
/// January to 20 May: five, 10.00. 50 x 6.00 + 50 x 10.00 = 800.00; the fund holds twice that: 12.00 and 20.00.
#[test]
fn not_asked() {
    let name = "not-asked";
    let file = example(name);
    assert_eq!(paid(&estimate(&file), 0), ["12.00", "20.00"]);
    let still = json!({ "subscribed": true, "joined": "2020-10-01", "still": true, "state": "NY" });
    assert_eq!(claimant(&file, still.clone())[0], "12.00");
    // Who lives elsewhere is not asked whether they were a dealer, and so was none.
    let answered = |more: &[(&str, Json)]| {
        more.iter().fold(still.clone(), |answers, (id, answer)| with(answers, &format!("/{id}"), answer.clone()))
    };
    let dealer = |dealer: bool| answered(&[("state", json!("CA")), ("dealer", json!(dealer))]);
    assert_eq!([&claimant(&file, dealer(false))[0], &claimant(&file, dealer(true))[0]], ["12.00", "0.00"]);
    // To 10 November two months; and an answer to what is not asked counts for nothing.
    let left = ("left", json!("2020-11-10"));
    assert_eq!(claimant(&file, answered(&[("still", json!(false)), left.clone()]))[0], "8.00");
    assert_eq!(claimant(&file, answered(&[left]))[0], "12.00");
    // Whoever joined after the last day that counts has no month, and made no mistake.
    assert_eq!(claimant(&file, answered(&[("joined", json!("2021-03-01"))]))[0], "0.00");

    let otherwise = "/questions/3/otherwise";
    let end = "/plan/pools/0/pays/0/value/sum/0/perMonth/end";
    refused(name, otherwise, Json::Null, "may-not-be-asked", end);
    refused(name, otherwise, json!("December"), "bad-day", otherwise);
    refused(name, otherwise, json!(true), "condition-type", otherwise);
    refused(name, "/questions/0/otherwise", json!(true), "always-asked", "/questions/0/otherwise");
    let part = "/groups/0/claimMix/parts/1/answers/left";
    refused(name, part, json!("2020-01-14"), "dates-out-of-order", part);
    refused(name, part, Json::Null, "missing-answer", part);
    refused(
        name,
        "/groups/0/claimMix/parts/0/answers/left",
        json!("2020-11-30"),
        "not-asked",
        "/groups/0/claimMix/parts/0/answers/left",
    );
}

/// Every term may lack its answer, unless nobody who is paid by it can be without: those who did not buy are not asked how
/// many, and are not paid either.
#[test]
fn no_term_may_lack_its_answer() {
    let sometimes = json!({ "question": "bought", "is": false });
    for (name, key, question) in [
        ("per-unit-with-a-most", "perUnit/question", 1),
        ("percent-with-a-minimum", "percentOf/question", 1),
        ("per-month", "perMonth/start", 1),
    ] {
        let path = format!("{SUM}/0/{key}");
        let ask_if = format!("/questions/{question}/askIf");
        let asked = example(name)["questions"][0]["id"].clone();
        let never = with(sometimes.clone(), "/question", asked.clone());
        refused(name, &ask_if, never.clone(), "may-not-be-asked", &path);
        // Neither is it certain where it hangs on something else.
        let mut file = example(name);
        let questions = file["questions"].as_array_mut().expect("questions");
        questions.insert(1, json!({ "id": "more", "kind": "number", "ask": { "en": "?" } }));
        let place = format!("/questions/{}/askIf", question + 1);
        let both = |more: Json| json!({ "all": [{ "question": asked, "is": true }, more] });
        let any = json!({ "any": [{ "question": "more", "atLeast": 3 }, { "question": "more", "atMost": 2 }] });
        calculator(&with(file.clone(), &place, both(any)));
        let gap = json!({ "any": [{ "question": "more", "atLeast": 4 }, { "question": "more", "atMost": 2 }] });
        let faults = prorata::Calculator::from_value(&crate::support::value(&with(file, &place, both(gap))));
        assert_eq!(told(&faults.expect_err("three is neither")), [("may-not-be-asked".to_owned(), path)]);
    }
}

/// A tier that hangs on an answer which a part of the claims leaves open: nobody knows what these claims weigh.
#[test]
fn a_part_decides_its_tier() {
    let parts = "/groups/0/claimMix/parts/0/answers/hours";
    refused("tiers", parts, Json::Null, "missing-answer", parts);
}

#[test]
fn what_is_no_amount_for_each_month() {
    let term = "/plan/pools/0/pays/0/value/sum/0/perMonth";
    let at = |key: &str| format!("{term}/{key}");
    let refused = |key: &str, change, code: &str, path: &str| refused("per-month", &at(key), change, code, path);
    refused("between", json!({ "first": "2020-12-31", "last": "2020-01-01" }), "dates-out-of-order", &at("between"));
    refused("between", json!({ "first": "2020-01", "last": "2020-12-31" }), "bad-day", &at("between/first"));
    refused("between", json!({ "first": "2020-02-30", "last": "2020-12-31" }), "bad-day", &at("between/first"));
    refused("between", json!({ "first": "2020-01-01" }), "missing-key", &at("between"));
    refused("months", json!(null), "missing-key", term);
    refused("months", json!("whole"), "unknown-word", &at("months"));
    refused("start", json!("subscribed"), "question-kind", &at("start"));
    refused("end", json!("leave"), "unknown-question", &at("end"));
}

/// 10 claims of 100.00, 40 of 40.00 and 50 of 10.00 are 3,100.00, and the fund holds half: 50.00, 20.00 and 5.00.
#[test]
fn tiers() {
    let file = example("tiers");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["50.00", "20.00", "5.00"]);
    assert_eq!(totals(&found), ["1550.00", "0.00", "1550.00", "0.00"]);
    for (hours, payment) in [(0, "5.00"), (9, "5.00"), (10, "20.00"), (39, "20.00"), (40, "50.00")] {
        assert_eq!(claimant(&file, json!({ "bought": true, "hours": hours }))[0], payment, "{hours} hours");
    }
    // Without the last line those with fewer hours have nothing: 10 x 100.00 + 40 x 40.00 = 2,600.00.
    // 1,550.00 / 2,600.00 = 0.59615...: 59.61 and 23.84.
    let tiers = format!("{SUM}/0/tiers");
    let two = json!([{ "when": { "question": "hours", "atLeast": 40 }, "amount": "100.00" }, { "when": { "question": "hours", "atLeast": 10 }, "amount": "40.00" }]);
    assert_eq!(paid(&estimate(&with(file, &tiers, two)), 0), ["59.61", "23.84"]);

    let when = format!("{tiers}/0/when");
    refused("tiers", &tiers, json!([]), "empty-list", &tiers);
    let never = json!({ "question": "hours", "atLeast": 50, "atMost": 40 });
    refused("tiers", &when, never, "range-reversed", &when);
    refused(
        "tiers",
        &when,
        json!({ "question": "hours", "atLeast": "40" }),
        "condition-type",
        &format!("{when}/atLeast"),
    );
    refused("tiers", &when, json!({ "question": "bought", "atLeast": 40 }), "question-kind", &when);
    refused("tiers", &format!("{tiers}/0/amount"), json!(null), "missing-key", &format!("{tiers}/0"));
}

/// 15.00 + 5 x 1.00 = 20.00; 15.00 + 200 x 1.00 = 215.00, cut to 100.00. 5 x 20.00 + 5 x 100.00 = 600.00, and the fund
/// holds half: 10.00 and 50.00. A claimant with 12 months: 27.00, half is 13.50.
#[test]
fn base_plus_per_unit() {
    let file = example("base-plus-per-unit");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["10.00", "50.00"]);
    assert_eq!(totals(&found), ["300.00", "0.00", "300.00", "0.00"]);
    assert_eq!(claimant(&file, json!({ "bought": true, "months": 12 }))[0], "13.50");
    assert_eq!(claimant(&file, json!({ "bought": true, "months": 0 }))[0], "7.50");
    let value = "/plan/pools/0/pays/0/value";
    refused("base-plus-per-unit", &format!("{value}/most"), json!(100), "money-not-text", &format!("{value}/most"));
    refused("base-plus-per-unit", &format!("{value}/least"), json!("200.00"), "range-reversed", value);
    refused("base-plus-per-unit", &format!("{SUM}/0/fixed"), json!("-15.00"), "negative", &format!("{SUM}/0/fixed"));
}

/// 15 % of 100.00 is 15.00, raised to 25.00; 15 % of 400.00 is 60.00. 10 x 25.00 + 10 x 60.00 = 850.00, and the fund holds
/// half: 12.50 and 30.00. 15 % of 333.30 is 49.995, half-up 50.00: 25.00.
#[test]
fn percent_with_a_minimum() {
    let file = example("percent-with-a-minimum");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["12.50", "30.00"]);
    assert_eq!(totals(&found), ["425.00", "0.00", "425.00", "0.00"]);
    for (spent, payment) in [("0.00", "12.50"), ("166.66", "12.50"), ("200.00", "15.00"), ("333.30", "25.00")] {
        assert_eq!(claimant(&file, json!({ "bought": true, "spent": spent }))[0], payment, "{spent}");
    }
    let term = format!("{SUM}/0/percentOf");
    refused(
        "percent-with-a-minimum",
        &format!("{term}/percent"),
        json!("150"),
        "bad-percent",
        &format!("{term}/percent"),
    );
    refused(
        "percent-with-a-minimum",
        &format!("{term}/question"),
        json!("bought"),
        "question-kind",
        &format!("{term}/question"),
    );
    let answers = format!("{PARTS}/0/answers");
    refused("percent-with-a-minimum", &answers, json!({ "spent": "100" }), "bad-money", &format!("{answers}/spent"));
    refused("percent-with-a-minimum", &answers, json!({ "spent": 100 }), "money-not-text", &format!("{answers}/spent"));
    refused("percent-with-a-minimum", &answers, json!({ "spent": "-1.00" }), "negative", &format!("{answers}/spent"));
}

/// Two lamps, ten complete months, $100 and twelve hours: 1 + 2 x 0.5 + 10 x 0.1 + 1 + 2 = 6 shares. Eight lamps, of
/// which four count, 24 months, of which twelve do, $400 and 40 hours: 1 + 2 + 1.2 + 4 + 2 = 10.2, cut to 10.
/// 5 x 6 + 5 x 10 = 80 shares of 10.00: 60.00 and 100.00.
#[test]
fn shares_from_answers() {
    let file = example("shares-from-answers");
    let found = estimate(&file);
    let weights: Vec<_> =
        found["pools"][0]["cohorts"].as_array().expect("cohorts").iter().map(|c| &c["weight"]).collect();
    assert_eq!(weights, ["6", "10"]);
    assert_eq!(paid(&found, 0), ["60.00", "100.00"]);
    // 1, nothing for lamps or months, 1 % of 33.33 = 0.3333, and 0.5: 1.8333 shares of 10.00 are 18.333.
    let answers = json!({ "bought": true, "lamps": 0, "joined": "2022-01-01", "left": "2022-02-01", "spent": "33.33", "hours": 0 });
    assert_eq!(claimant(&file, answers)[0], "18.33");
    let sum = "/plan/pools/0/pays/0/shares/sum";
    refused(
        "shares-from-answers",
        &format!("{sum}/0/fixed"),
        json!("1.0000001"),
        "bad-shares",
        &format!("{sum}/0/fixed"),
    );
}

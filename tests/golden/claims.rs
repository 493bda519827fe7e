//! Who is eligible, how many claim, and what for.

use crate::support::{calculator, told, typed, value, with};
use crate::{assumed, claimant, estimate, example, paid, refused, text};
use serde_json::{Value as Json, json};

/// 1,000.00 over 10 claims is 100.00, for those the condition lets in.
#[test]
fn eligibility() {
    let file = example("eligibility");
    let mut answers = json!({ "state": "NY", "boughtOn": "2020-01-01", "product": "phone", "employee": false });
    assert_eq!(claimant(&file, answers.clone())[0], "100.00");
    answers["boughtOn"] = json!("2020-12-31");
    assert_eq!(claimant(&file, answers.clone())[0], "100.00");
    for (question, answer) in [
        ("boughtOn", json!("2021-01-01")),
        ("boughtOn", json!("2019-12-31")),
        ("employee", json!(true)),
        ("state", json!("NJ")),
    ] {
        let mut other = answers.clone();
        other[question] = answer;
        assert_eq!(claimant(&file, other.clone())[0], "0.00", "{other}");
    }
    answers["product"] = json!("tablet");
    for (devices, payment) in [(1, "0.00"), (2, "100.00"), (50, "100.00")] {
        answers["devices"] = json!(devices);
        assert_eq!(claimant(&file, answers.clone())[0], payment, "{devices} devices");
    }
}

/// Whoever lives elsewhere is asked nothing more; how many devices matters only without a phone.
#[test]
fn only_what_matters_is_asked() {
    let calculator = calculator(&example("eligibility"));
    let asked = |answers: Json| -> Vec<String> {
        calculator.asked(&typed(&answers)).expect("answers that fit").iter().map(|id| id.as_str().to_owned()).collect()
    };
    assert_eq!(asked(json!({ "state": "NJ" })), ["state"]);
    assert_eq!(
        asked(json!({ "state": "CA", "boughtOn": "2020-06-01", "product": "phone" })),
        ["state", "boughtOn", "product", "employee"]
    );
    assert_eq!(
        asked(json!({ "state": "CA", "boughtOn": "2020-06-01", "product": "tablet" })),
        ["state", "boughtOn", "product", "devices", "employee"]
    );
    assert_eq!(asked(json!({ "state": "CA", "boughtOn": "2022-06-01" })), ["state", "boughtOn"]);
}

#[test]
fn what_is_no_condition() {
    let name = "eligibility";
    let condition = "/groups/0/eligibleIf";
    let at = |place: &str| format!("{condition}/{place}");
    refused(name, condition, json!({}), "one-key-needed", condition);
    refused(name, condition, json!({ "all": [] }), "empty-list", &at("all"));
    refused(name, condition, json!({ "question": "employee" }), "missing-key", condition);
    refused(name, condition, json!({ "question": "height", "is": 2 }), "unknown-question", &at("is"));
    refused(name, condition, json!({ "question": "employee", "is": "no" }), "condition-type", &at("is"));
    refused(
        name,
        condition,
        json!({ "question": "state", "isOneOf": ["CA", "XX"] }),
        "unknown-state",
        &at("isOneOf/1"),
    );
    refused(name, condition, json!({ "question": "product", "is": "watch" }), "unknown-option", &at("is"));
    refused(name, condition, json!({ "question": "devices", "is": 51 }), "too-big", &at("is"));
    refused(name, condition, json!({ "question": "boughtOn", "is": "2020-13-01" }), "bad-day", &at("is"));
    refused(name, condition, json!({ "question": "state", "atLeast": "CA" }), "question-kind", condition);
    refused(name, &at("all/1/atMost"), json!("2019-12-31"), "range-reversed", &at("all/1"));
    refused(name, "/questions/1/most", json!(5), "most-not-number", "/questions/1/most");
    refused(name, "/questions/2/options", json!(null), "options-needed", "/questions/2");
    refused(name, "/questions/2/options/1/id", json!("phone"), "duplicate-id", "/questions/2/options/1/id");
    refused(name, "/questions/3/id", json!("state"), "duplicate-id", "/questions/3/id");
    refused(name, "/questions/3/kind", json!("integer"), "unknown-word", "/questions/3/kind");
    let later = json!({ "question": "employee", "is": true });
    refused(name, "/questions/1/askIf", later, "ask-if-not-earlier", "/questions/1/askIf");
}

/// Of 201 claims sent in, half to three quarters are accepted, likely the middle, 0.625: 100.5, 125.625 and 150.75, cut down to 100,
/// 125 and 150. With 25 claims that have been accepted, 3,000.00 over 125, 150 and 175 is 24.00, 20.00 and 17.142...
#[test]
fn filed_and_accepted() {
    let name = "filed-and-accepted";
    let file = example(name);
    assert_eq!(claimant(&file, json!({ "bought": "shop" })), ["20.00", "17.14", "24.00"]);
    let found = estimate(&file);
    let [shop, online] = [&found["claims"][0], &found["claims"][1]];
    assert_eq!([&shop["low"], &shop["count"], &shop["high"]], [100, 125, 150]);
    assert_eq!(shop["filed"], json!({ "count": 201, "low": 201, "high": 201 }));
    assert_eq!(shop["accepted"], json!({ "rate": "0.625", "low": "0.5", "high": "0.75" }));
    assert_eq!(
        [&online["count"], &online["filed"]["count"], &online["accepted"]],
        [&json!(25), &json!(40), &json!(null)]
    );
    // The working says both, so that the number of claims can be worked out by hand.
    let steps = crate::support::steps(&file);
    let claims: Vec<_> = steps.iter().filter(|step| step["code"] == "claims").collect();
    assert_eq!([&claims[0]["filed"], &claims[0]["accepted"]], [&shop["filed"], &shop["accepted"]]);
    // In a forecast, only how many are accepted varies.
    let input = typed(&json!({ "answers": { "bought": "shop" } }));
    let calculator = calculator(&file);
    let forecast = calculator.forecast(&input, &typed(&json!({}))).expect("a forecast");
    let forecast = serde_json::to_value(&forecast).expect("plain data");
    let drivers = forecast["drivers"].as_array().expect("drivers");
    assert_eq!(drivers.len(), 1);
    assert_eq!([&drivers[0]["kind"], &drivers[0]["id"]], ["accepted", "shop"]);
}

/// What is assumed is claims that are paid: 100 of the shop with 25 others, 3,000.00 over 125. A rate moves the claims that are
/// paid, too: 125 of 1,000 members are 12.5 %; if 25 % claim, it is 250 claims, and the others, 25 of 100, then have the odds
/// 1/3 x (1/3) / (1/7) = 7/9, which is 7/16 of 100 members, 43. 3,000.00 over 293 is 10.238...
#[test]
fn what_is_assumed_has_been_accepted() {
    let file = example("filed-and-accepted");
    let shop = json!({ "bought": "shop" });
    let of = |file: &Json, assumptions: Json| assumed(file, shop.clone(), assumptions);
    assert_eq!(of(&file, json!({ "claims": { "shop": { "count": 100 } } }))[0], "24.00");
    let from = json!({ "sources": ["guide"], "confidence": "secondary" });
    let file = with(file, "/groups/0/members", json!({ "count": 1000, "from": from }));
    let file = with(file, "/groups/1/members", json!({ "count": 100, "from": from }));
    assert_eq!(of(&file, json!({ "claimsRate": "0.25" }))[0], "10.23");
    assert_eq!(of(&file, json!({ "claimsRate": "0.125" }))[0], "20.00");
    let found = crate::support::estimate(&file, &json!({ "assumptions": { "claimsRate": "0.25" } }));
    assert_eq!([&found["claims"][0]["filed"], &found["claims"][0]["accepted"]], [&json!(null), &json!(null)]);
}

#[test]
fn what_cannot_be_accepted() {
    let name = "filed-and-accepted";
    let at = |place: &str| format!("/groups/{place}");
    refused(name, &at("0/claims/accepted/rate"), json!("1.5"), "bad-rate", &at("0/claims/accepted/rate"));
    refused(name, &at("0/claims/accepted/rate"), json!(0.5), "wrong-type", &at("0/claims/accepted/rate"));
    let falling = json!({ "low": "0.75", "high": "0.5" });
    refused(name, &at("0/claims/accepted/rate"), falling, "range-reversed", &at("0/claims/accepted/rate"));
    refused(name, &at("0/claims/accepted/from"), json!(null), "missing-key", &at("0/claims/accepted"));
    let hearsay = json!({ "sources": ["hearsay"], "confidence": "news" });
    refused(name, &at("0/claims/accepted/from"), hearsay, "unknown-source", &at("0/claims/accepted/from/sources/0"));
    // What has been accepted is not accepted again, and what has been sent in was not sent in before.
    refused(name, &at("0/claims/stage"), json!("valid"), "claims-stage", &at("0/claims/accepted"));
    refused(name, &at("1/claims/stage"), json!("filed"), "claims-stage", &at("1/claims/filed"));
    refused(name, &at("1/claims/filed/count"), json!(24), "accepted-exceed-filed", &at("1/claims/filed"));
    refused(name, &at("1/claims/filed/count"), json!("40"), "wrong-type", &at("1/claims/filed/count"));
    // Nothing is accepted of nothing at all, but nobody is left to be paid then.
    let none = with(example(name), "/groups/0/claims/accepted/rate", json!("0"));
    assert_eq!(estimate(&none)["claims"][0]["count"], 0);
    let none = with(none, "/groups/1/claims/number", json!({ "count": 0 }));
    let faults = prorata::Calculator::from_value(&value(&none)).expect_err("a fault");
    assert_eq!(told(&faults), [("no-claims".to_owned(), "/plan/pools/0".to_owned())]);
    // More may be sent in than there are members: some are sent twice, or by nobody. More cannot be accepted.
    let from = json!({ "sources": ["guide"], "confidence": "secondary" });
    let members = |count: i64| json!({ "count": count, "from": from.clone() });
    assert_eq!(estimate(&with(example(name), "/groups/0/members", members(150)))["claims"][0]["count"], 125);
    refused(name, "/groups/0/members", members(149), "claims-exceed-members", &at("0/claims/number"));
}

/// 4 % of 100,000 members, the middle, are 4,000 claims: 10.00. 6 % are 6,000: 6.666... 2 % are 2,000: 20.00.
#[test]
fn claims_by_rate() {
    let file = example("claims-by-rate");
    let found = estimate(&file);
    let claims = &found["claims"][0];
    assert_eq!([&claims["low"], &claims["count"], &claims["high"]], [2000, 4000, 6000]);
    assert_eq!(claimant(&file, json!({ "bought": true })), ["10.00", "6.66", "20.00"]);
    let name = "claims-by-rate";
    let number = "/groups/0/claims/number";
    refused(name, number, json!({ "rate": "4" }), "bad-rate", "/groups/0/claims/number/rate");
    refused(name, number, json!({ "rate": 0.04 }), "wrong-type", "/groups/0/claims/number/rate");
    refused(
        name,
        number,
        json!({ "rate": { "low": "0.06", "high": "0.02" } }),
        "range-reversed",
        "/groups/0/claims/number/rate",
    );
    refused(name, number, json!({ "count": 100_001 }), "claims-exceed-members", number);
    refused(name, "/groups/0/members", json!(null), "rate-needs-members", number);
    refused(name, number, json!({ "count": 0 }), "no-claims", "/plan/pools/0");
    refused(name, "/groups/0/claims/stage", json!("sent"), "unknown-word", "/groups/0/claims/stage");
    refused(
        name,
        "/groups/0/claims/from",
        json!({ "sources": [], "confidence": "news" }),
        "source-needed",
        "/groups/0/claims/from/sources",
    );
}

/// One dollar for each of 100,000 members: the logarithm is 0, so the log-odds are those at which the line begins,
/// -3.476486. e^3.476486 = 32.3459, and 1 in 33.3459 is 2.99887 %: 2,998 claims, and 100,000.00 / 2,998 = 33.35.
///
/// Eight of ten lie within 0.621212 x 1.533206 x sqrt(1.165847) = 1.028398 of that: the scatter, the quantile of
/// Student's t with 4 degrees of freedom at 90 %, and the doubt of the line at 0.
/// - 4.504884: e to that is 90.4578, and 1 in 91.4578 is 1.09340 %: 1,093 claims, 100,000.00 / 1,093 = 91.49.
/// - 2.448088: e to that is 11.5662, and 1 in 12.5662 is 7.9578 %: 7,957 claims, 100,000.00 / 7,957 = 12.56.
#[test]
fn claims_that_nobody_has_counted() {
    let name = "claims-forecast";
    let file = example(name);
    assert_eq!(claimant(&file, json!({ "bought": true })), ["33.35", "12.56", "91.49"]);
    let found = estimate(&file);
    let claims = &found["claims"][0];
    assert_eq!(claims["low"], 1093);
    assert_eq!(claims["count"], 2998);
    assert_eq!(claims["high"], 7957);
    assert_eq!(claims["forecast"], true);

    let claims = "/groups/0/claims";
    let (number, like) = (format!("{claims}/number"), format!("{claims}/like"));
    refused(name, &like, Json::Null, "forecast-needs-like", &number);
    refused(name, &like, json!("vouchers"), "unknown-word", &like);
    refused(name, &number, json!({ "forecast": false }), "wrong-type", &format!("{number}/forecast"));
    refused(name, "/groups/0/members", Json::Null, "like-not-possible", &like);
    let grows = json!({ "asClaimed": { "atLeast": "100000.00" } });
    refused(name, "/fund/gross", grows, "like-not-possible", &like);
    let inner = "/groups/1/claims/like";
    refused("class-around-claims", inner, json!("common-fund"), "like-not-possible", inner);
}

/// Likely half the claims are for one lamp and half for five: 50 x 10.00 + 50 x 50.00 = 3,000.00, and the fund holds twice
/// that: 20.00 and 100.00. Light, three quarters for one: 2,000.00, three times: 30.00 and 150.00. Heavy, a quarter for
/// one: 4,000.00, one and a half times: 15.00 and 75.00.
///
/// 101 claims: 50.5 each, so 50 each, and the one left over goes to the first part: 51 x 10.00 + 50 x 50.00 = 3,010.00;
/// 6,000.00 / 3,010.00 = 1.99335...: 19.93 and 99.66.
#[test]
fn claims_and_mix() {
    let file = example("claims-and-mix");
    assert_eq!(claimant(&file, json!({ "bought": true, "lamps": 1 })), ["20.00", "15.00", "30.00"]);
    assert_eq!(claimant(&file, json!({ "bought": true, "lamps": 5 })), ["100.00", "75.00", "150.00"]);
    let odd = estimate(&with(file, "/groups/0/claims/number", json!({ "count": 101 })));
    let cohorts = odd["pools"][0]["cohorts"].as_array().expect("cohorts");
    let counts: Vec<_> = cohorts.iter().map(|cohort| [&cohort["part"], &cohort["claims"]]).collect();
    assert_eq!(counts, [[1, 51], [2, 50]]);
    assert_eq!(paid(&odd, 0), ["19.93", "99.66"]);
    let parts = json!([{ "rate": "0.5", "answers": { "lamps": 1 } }, { "rate": "0.6", "answers": { "lamps": 5 } }]);
    for key in ["parts", "light", "heavy"] {
        let place = format!("/groups/0/claimMix/{key}");
        refused("claims-and-mix", &place, parts.clone(), "parts-not-whole", &place);
    }
    // Who did not buy any is not asked how many.
    let answers = "/groups/0/claimMix/parts/0/answers";
    let never = json!({ "bought": false, "lamps": 1 });
    refused("claims-and-mix", answers, never, "not-asked", &format!("{answers}/lamps"));
    let answers = json!({ "answers": { "bought": true } });
    let faults = calculator(&example("claims-and-mix")).estimate(&typed(&answers)).expect_err("no number of lamps");
    assert_eq!(told(&faults), [("missing-answer".to_owned(), "/answers/lamps".to_owned())]);
}

/// 2,000.00 of monitoring leave 13,000.00. 100 losses of 30.00 are 3,000.00, within the 4,000.00; 10,000.00 are left for
/// 500 cash payments: 20.00 each. The other 400 of the 1,000 claims are for monitoring alone: no money.
#[test]
fn class_around_claims() {
    let name = "class-around-claims";
    let file = example(name);
    let found = estimate(&file);
    assert_eq!(found["fund"]["net"], "13000.00");
    assert_eq!((&found["pools"][0]["amount"], &found["pools"][1]["amount"]), (&json!("3000.00"), &json!("10000.00")));
    assert_eq!((paid(&found, 0), paid(&found, 1)), (vec!["30.00".to_owned()], vec!["20.00".to_owned()]));
    let counts: Vec<_> =
        found["pools"][1]["cohorts"].as_array().expect("cohorts").iter().map(|c| &c["claims"]).collect();
    assert_eq!(counts, [400, 500, 100]);
    assert_eq!(claimant(&file, json!({ "affected": true, "claim": "cash" }))[0], "20.00");
    assert_eq!(claimant(&file, json!({ "affected": true, "claim": "losses", "loss": "45.00" }))[0], "45.00");
    let monitoring = json!({ "answers": { "affected": true, "claim": "monitoring" } });
    let found = crate::support::estimate(&file, &monitoring);
    assert_eq!((&found["claimant"]["eligible"], &found["claimant"]["payment"]), (&json!(true), &json!("0.00")));
    // The claims within are among those of the class; with nothing within it, a class that nobody pays has no place.
    refused(name, "/groups/1/claims/number", json!({ "count": 950 }), "claims-exceed-group", "/groups/2/claims/number");
    let apart = with(with(file, "/groups/1/within", json!(null)), "/groups/2/within", json!(null));
    let faults = prorata::Calculator::from_value(&value(&apart)).expect_err("nobody pays the class");
    assert_eq!(told(&faults), [("nothing-paid".to_owned(), "/groups/0".to_owned())]);
}

/// The class moves from 1,000 claims of 50,000 members, and what is within it in proportion.
/// - 2 % are as many as there are: 20.00.
/// - 1 %: 500 claims, 250 of them cash and 50 losses: 50 x 30.00 = 1,500.00, and 11,500.00 / 250 = 46.00.
/// - 30 %: 15,000 claims, 7,500 cash and 1,500 losses, which want 45,000.00 and get the 4,000.00 that there are at most:
///   9,000.00 / 7,500 = 1.20. A loss of 45.00 is more than any that is counted, so it is one claim
///   more: 45.00 x 4,000.00 / 45,045.00 = 3.996. A claim for monitoring gets nothing.
/// - 7 of 50,000: 0.00014; 7 x 500 / 1,000 = 3.5, cut down to 3 cash, and 7 x 100 / 1,000 = 0.7, but one is left.
#[test]
fn what_has_no_size_of_its_own_moves_with_the_class_around_it() {
    let file = example("class-around-claims");
    let cash = |assumptions: Json| assumed(&file, json!({ "affected": true, "claim": "cash" }), assumptions)[0].clone();
    for (rate, payment) in [("0.02", "20.00"), ("0.01", "46.00"), ("0.3", "1.20")] {
        assert_eq!(cash(json!({ "claimsRate": rate })), payment, "{rate}");
    }
    // As many claims of the class, counted, come to the same; and a group that is assumed itself stays.
    assert_eq!(cash(json!({ "claims": { "class": { "count": 500 } } })), "46.00");
    assert_eq!(cash(json!({ "claims": { "class": { "rate": "0.3" } } })), "1.20");
    assert_eq!(cash(json!({ "claims": { "class": { "count": 500 }, "cash": { "count": 100 } } })), "115.00");
    let loss =
        assumed(&file, json!({ "affected": true, "claim": "losses", "loss": "45.00" }), json!({ "claimsRate": "0.3" }));
    assert_eq!(loss[0], "3.99");
    let few = crate::support::estimate(&file, &json!({ "assumptions": { "claimsRate": "0.00014" } }));
    let counts: Vec<_> = few["claims"].as_array().expect("claims").iter().map(|claims| &claims["count"]).collect();
    assert_eq!(counts, [7, 3, 1]);
    assert_eq!(few["claims"][1]["assumed"], true);
    // Whatever is assumed, it can be worked out, and no group has more claims than the class.
    for rate in ["0.00004", "0.001", "0.5", "0.999999999", "1"] {
        let found = crate::support::estimate(&file, &json!({ "assumptions": { "claimsRate": rate } }));
        assert!(found["claims"][1]["count"].as_i64() <= found["claims"][0]["count"].as_i64(), "{rate}");
    }
}

/// At each end by what the file states there: 30 of 60 claims at least, 40 of 100 likely, 80 of 160 at most. With 500
/// claims of the class these are 250, 200 and 250, so from 200 to 250.
#[test]
fn what_moves_in_proportion_moves_at_each_end() {
    let file = example("class-around-claims");
    let file = with(file, "/groups/0/claims/number", json!({ "count": { "low": 60, "likely": 100, "high": 160 } }));
    let file = with(file, "/groups/1/claims/number", json!({ "count": { "low": 30, "likely": 40, "high": 80 } }));
    let file = with(file, "/groups/2/claims/number", json!({ "count": 20 }));
    let found = crate::support::estimate(&file, &json!({ "assumptions": { "claimsRate": "0.01" } }));
    let cash = &found["claims"][1];
    assert_eq!([&cash["low"], &cash["count"], &cash["high"]], [200, 250, 250]);
}

/// Who is beside the lead group and has no size goes in proportion to it: 40 claims of unknown many beside 50 of 1,000. At
/// 10 % these are 100 and 80.
#[test]
fn a_group_of_unknown_size_beside_the_lead_group_moves_with_it() {
    let file = example("low-likely-high");
    let file = with(file.clone(), "/groups/0/members", json!({ "count": 1000, "from": file["fund"]["from"] }));
    let file = with(file, "/groups/0/claims/number", json!({ "count": 50 }));
    let file = with(file, "/groups/1/claims/number", json!({ "count": 40 }));
    let file = with(file, "/groups/1/members", Json::Null);
    let found = crate::support::estimate(&file, &json!({ "assumptions": { "claimsRate": "0.1" } }));
    let counts: Vec<_> = found["claims"].as_array().expect("claims").iter().map(|claims| &claims["count"]).collect();
    assert_eq!(counts, [100, 80]);
}

/// Of the class 1,093, 2,998 or 7,957 are expected to claim. 500 of the likely ones are 182 (500 x 1,093 / 2,998 = 182.29) and
/// 1,327 (1,327.05); so many with proof, of a size that is known, as are stated, as far as there are. 2,000 that are assumed
/// are 1,093 where there are no more, and 3,000 are more than are likely.
#[test]
fn what_is_within_a_forecast() {
    let file = example("claims-forecast");
    let mut inner = file["groups"][0].clone();
    let from = file["fund"]["from"].clone();
    for (key, value) in [("id", json!("proof")), ("within", file["groups"][0]["id"].clone())] {
        inner[key] = value;
    }
    inner["claims"] = json!({ "number": { "count": 500 }, "stage": "valid", "from": from });
    let counts = |file: &Json, assumptions: Json| {
        let found = crate::support::estimate(file, &json!({ "assumptions": assumptions }));
        let claims = &found["claims"][1];
        [&claims["low"], &claims["count"], &claims["high"]].map(|count| count.as_i64().expect("a count"))
    };
    let sized = with(file.clone(), "/groups/1", inner.clone());
    assert_eq!(counts(&sized, json!({})), [500, 500, 500]);
    let unsized_ = with(sized.clone(), "/groups/1/members", Json::Null);
    assert_eq!(counts(&unsized_, json!({})), [182, 500, 1327]);
    for file in [&sized, &unsized_] {
        assert_eq!(counts(file, json!({ "claims": { "proof": { "count": 2000 } } })), [1093, 2000, 2000]);
        let many = typed(&json!({ "assumptions": { "claims": { "proof": { "count": 3000 } } } }));
        let faults = calculator(file).estimate(&many).expect_err("more than there are");
        assert_eq!(told(&faults), [("claims-exceed-group".to_owned(), "/assumptions/claims/proof".to_owned())]);
    }
}

/// 100 buyers, of whom 60 bought on the web and 60 in a store; half of the latter, 30, have a claim on the web as well, with
/// which the share of a buyer counts. So 60 weigh 1 + 1, 30 weigh 1 + 2, 30 weigh 2, and the 100 - 60 - 30 = 10 left 1. At
/// 10.00 a share 3 shares are held to 25.00: 600 x 2 + 30 x 25 + 30 x 20 + 10 x 10 = 1,200 + 750 + 600 + 100 = 2,650.00.
///
/// Nothing said of the overlap, it is the 20 that there must be, and no buyer is left: 60 x 2 + 20 x 2 = 160 shares for
/// 2,650.00 - 40 x 25.00 = 1,650.00: 10.3125 a share, so 20.62.
#[test]
fn overlapping_groups() {
    let name = "overlapping-groups";
    let file = example(name);
    let cohorts = |file: &Json| -> Vec<(i64, String, String)> {
        let found = estimate(file);
        let cohorts = found["pools"][0]["cohorts"].as_array().expect("cohorts").iter();
        cohorts.map(|c| (c["claims"].as_i64().expect("a count"), text(&c["weight"]), text(&c["payment"]))).collect()
    };
    let each = |claims: i64, weight: &str, payment: &str| (claims, weight.to_owned(), payment.to_owned());
    let stated = [each(10, "1", "10.00"), each(60, "2", "20.00"), each(30, "3", "25.00"), each(30, "2", "20.00")];
    assert_eq!(cohorts(&file), stated);
    let bought =
        |web: bool, store: bool| claimant(&file, json!({ "bought": true, "web": web, "store": store }))[0].clone();
    assert_eq!(bought(true, true), "40.00");
    assert_eq!([bought(true, false), bought(false, true), bought(false, false)], ["20.00", "25.00", "10.00"]);

    let overlap = "/groups/2/claims/overlap";
    let unsaid = with(file.clone(), overlap, Json::Null);
    let least = [each(0, "1", "10.31"), each(60, "2", "20.62"), each(40, "3", "25.00"), each(20, "2", "20.62")];
    assert_eq!(cohorts(&unsaid), least);
    // Less than there must be is no less than that.
    assert_eq!(cohorts(&with(file.clone(), overlap, json!("0.1"))), least);
    // No group may be larger than the class, and no more may be in both than there are in the other.
    let number = "/groups/2/claims/number";
    refused(name, number, json!({ "count": 101 }), "claims-exceed-group", number);
    refused(name, overlap, json!("1.5"), "bad-rate", overlap);
    refused(name, "/groups/1/claims/number", json!({ "count": 29 }), "overlap-exceeds-claims", overlap);
    refused(name, "/groups/1/claims/overlap", json!("0.5"), "overlap-not-possible", "/groups/1/claims/overlap");
    // Who must be in one of the two only cannot be in both: 120 claims of 100 there cannot be.
    let only = json!({ "all": [{ "question": "store", "is": true }, { "question": "web", "is": false }] });
    refused(name, "/groups/2/eligibleIf", only.clone(), "overlap-not-possible", overlap);
    let apart = with(unsaid, "/groups/2/eligibleIf", only);
    let faults = prorata::Calculator::from_value(&value(&apart)).expect_err("too many claims");
    assert_eq!(told(&faults), [("claims-exceed-group".to_owned(), number.to_owned())]);
}

/// 100 claims of buyers. 80 bought on the web, 50 in a store, and of these 40 members of the club. 80 and 20 fill the
/// class; 30 of the store are of buyers on the web. The club takes those first that count whole: 20, and 20 of the 30.
#[test]
fn groups_within_a_group_that_overlaps_take_what_counts_whole_first() {
    let file = with(example("overlapping-groups"), "/groups/2/claims/overlap", Json::Null);
    let file = with(file, "/plan/pools/0/pays/2/cap", Json::Null);
    let mut club = file["groups"][2].clone();
    club["id"] = json!("club");
    club["within"] = json!("store");
    let file = with(file, "/groups/3", club);
    let file = with(file, "/plan/pools/0/pays/3", json!({ "group": "club", "shares": "4" }));
    let counts = [(1, 80), (2, 50), (3, 40)];
    let file = counts.iter().fold(file, |file, (group, count)| {
        with(file, &format!("/groups/{group}/claims/number"), json!({ "count": count }))
    });
    let found = estimate(&file);
    let cohorts = found["pools"][0]["cohorts"].as_array().expect("cohorts").iter();
    let cohorts: Vec<_> = cohorts
        .map(|c| (text(&c["group"]), c["claims"].as_i64().expect("a count"), text(&c["weight"])))
        .filter(|(_, claims, _)| *claims > 0)
        .collect();
    let each = |group: &str, claims: i64, weight: &str| (group.to_owned(), claims, weight.to_owned());
    assert_eq!(cohorts, [each("web", 80, "2"), each("store", 10, "2"), each("club", 20, "7"), each("club", 20, "6")]);
    // As if all claims of each group had its shares: 100 x 1 + 80 x 1 + 50 x 2 + 40 x 4.
    assert_eq!(found["pools"][0]["totalWeight"], "440");
}

/// 60 claims for 42 panels and 40 for 43: 2,520 + 1,720 = 4,240 shares, the published total. 8,480.00 / 4,240 = 2.00.
#[test]
fn average_units() {
    let file = example("average-units");
    let found = estimate(&file);
    assert_eq!((&found["pools"][0]["totalWeight"], &found["pools"][0]["factor"]), (&json!("4240"), &json!("2.00")));
    assert_eq!(paid(&found, 0), ["84.00", "86.00"]);
    assert_eq!(claimant(&file, json!({ "bought": true, "panels": 10 }))[0], "20.00");
    refused(
        "average-units",
        "/groups/0/claimMix/parts/0/answers/panels",
        json!(42.4),
        "bad-count",
        "/groups/0/claimMix/parts/0/answers/panels",
    );
}

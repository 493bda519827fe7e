//! The edges of a plan: claims that nobody has counted, floors that come to too much, payments that are not sent, and the
//! inverse where claims drop out.

mod support;

use serde_json::{Value as Json, json};
use support::{calculator, estimate, settlement, steps_for, told, typed, with};

/// The groups `a` and `b` side by side, a claimant being in one of them by the answer to "which".
fn side_by_side(gross: &str, a: (u64, Json), b: (u64, Json)) -> Json {
    let text = json!({ "en": "Text" });
    let group = |id: &str, claims: u64| {
        let group = with(settlement()["groups"][0].clone(), "/id", json!(id));
        let group = with(with(group, "/members", Json::Null), "/claims/number/count", json!(claims));
        with(group, "/eligibleIf", json!({ "question": "which", "is": id }))
    };
    let pays = |id: &str, mut terms: Json| {
        terms["group"] = json!(id);
        terms
    };
    let options = json!([{ "id": "a", "name": text }, { "id": "b", "name": text }]);
    let file = with(settlement(), "/fund/gross", json!(gross));
    let file = with(file, "/questions", json!([{ "id": "which", "kind": "choice", "ask": text, "options": options }]));
    let file = with(file, "/groups", json!([group("a", a.0), group("b", b.0)]));
    with(file, "/plan/pools/0/pays", json!([pays("a", a.1), pays("b", b.1)]))
}

fn of(which: &str) -> Json {
    json!({ "answers": { "which": which } })
}

fn paid(file: &Json, which: &str) -> Json {
    estimate(file, &of(which))["claimant"]["payment"].clone()
}

/// 1,000.00 for one claim of 1 share: whoever asks about a claim of 5 shares supposes it, so there are 6 shares of
/// 166.66..., and five are 833.33. It is no claim more to whoever has the other.
#[test]
fn a_claimant_that_nobody_counted_shares_the_pool() {
    let file = side_by_side("1000.00", (1, json!({ "shares": "1" })), (0, json!({ "shares": "5" })));
    assert_eq!((paid(&file, "a"), paid(&file, "b")), (json!("1000.00"), json!("833.33")));
    let own = json!({ "code": "own-claim", "groups": ["b"] });
    assert!(steps_for(&file, &of("b")).contains(&own));
    assert!(!steps_for(&file, &of("a")).contains(&own));
    let found = estimate(&file, &of("b"));
    let cohorts: Vec<_> =
        found["pools"][0]["cohorts"].as_array().expect("cohorts").iter().map(|c| &c["claims"]).collect();
    assert_eq!(cohorts, [1, 1]);
    assert_eq!((&found["claims"][1]["count"], &found["totals"]["payments"]), (&json!(0), &json!("999.99")));
}

/// An amount for each claim comes out for that one, too: 1,000.00 less 2 x 100.00 are 800.00, of which five sixths are
/// 666.66.
#[test]
fn a_claim_that_comes_to_the_others_costs_as_much() {
    let file = side_by_side("1000.00", (1, json!({ "shares": "1" })), (0, json!({ "shares": "5" })));
    let cost = json!([{ "id": "cost", "kind": "administration", "amount": { "perClaim": "100.00" }, "basis": "estimated",
        "from": file["fund"]["from"] }]);
    let file = with(file, "/deductions", cost);
    assert_eq!((paid(&file, "a"), paid(&file, "b")), (json!("900.00"), json!("666.66")));
}

/// Classes A and B with 10 claims each, and without any in their subclasses A1, B1, A2, in this order. Somebody in all three
/// has two claims more, one of each class: at 1.00 for each claim 22.00 come out of 1,000.00.
#[test]
fn a_claim_more_of_a_class_is_one_through_however_many_subclasses() {
    let file = settlement();
    let group = |id: &str, within: Json, claims: u64| {
        let group = with(with(file["groups"][0].clone(), "/id", json!(id)), "/members", Json::Null);
        with(with(group, "/within", within), "/claims/number/count", json!(claims))
    };
    let groups = [
        ("A", Json::Null, 10),
        ("B", Json::Null, 10),
        ("A1", json!("A"), 0),
        ("B1", json!("B"), 0),
        ("A2", json!("A"), 0),
    ];
    let ids = groups.each_ref().map(|(id, ..)| *id);
    let groups = groups.map(|(id, within, claims)| group(id, within, claims));
    let pays = ids.map(|id| json!({ "group": id, "shares": "1" }));
    let cost = json!([{ "id": "cost", "kind": "administration", "amount": { "perClaim": "1.00" }, "basis": "estimated",
        "from": file["fund"]["from"] }]);
    let file = with(with(file.clone(), "/groups", json!(groups)), "/plan/pools/0/pays", json!(pays));
    let file = with(with(file, "/deductions", cost), "/questions", json!([settlement()["questions"][1]]));
    let found = estimate(&file, &json!({ "answers": { "used": true } }));
    assert_eq!(found["fund"]["deductions"][0]["amount"], "22.00");
}

/// 10.00 for one claim of 10.00: with another of 50.00, at most twice its value, there are 60.00 to be paid out of it, a
/// sixth each, and 50.00 / 6 = 8.33.
#[test]
fn a_value_that_nobody_counted_shares_the_pool() {
    let value = |value: &str| json!({ "value": value, "factor": { "most": "2" } });
    let file = side_by_side("10.00", (1, value("10.00")), (0, value("50.00")));
    assert_eq!((paid(&file, "a"), paid(&file, "b")), (json!("10.00"), json!("8.33")));
}

/// The same along a curve, in a forecast and in the inverse: with n claims of 1 share, 5,000 / (n + 5).
#[test]
fn curve_forecast_and_inverse_count_the_claimant_too() {
    let file = side_by_side("1000.00", (1, json!({ "shares": "1" })), (0, json!({ "shares": "5" })));
    let calculator = calculator(&file);
    let over = json!({ "over": { "claims": { "group": "a", "from": 1, "to": 3 } }, "points": 3 });
    let curve = calculator.curve(&typed(&of("b")), &typed(&over)).expect("a curve");
    let paid: Vec<_> = curve.points.iter().map(|point| point.payment.to_string()).collect();
    assert_eq!(paid, ["833.33", "714.28", "625.00"]);
    let forecast = calculator.forecast(&typed(&of("b")), &typed(&json!({}))).expect("a forecast");
    assert_eq!(forecast.payment.p90.to_string(), "833.33");
    let solve = |payment: &str| {
        let options = json!({ "payment": payment, "group": "a" });
        calculator
            .solve(&typed(&of("b")), &typed(&options))
            .map(|found| serde_json::to_value(found).expect("plain data"))
    };
    let reached = json!({ "outcome": "reached", "group": "a", "claims": 2, "certain": true, "rate": null,
        "payment": "714.28", "next": "625.00" });
    assert_eq!(solve("700.00"), Ok(reached));
    let faults = solve("1000.01").expect_err("more than the pool");
    assert_eq!(told(&faults), [("payment-above-fund".to_owned(), "/options/payment".to_owned())]);
}

/// Shares by what is answered: 10 claims of 1 unit and a claimant with 1,000 are 1,010 shares, not 10. With 1 unit the
/// claimant is one of the ten.
#[test]
fn an_answer_that_no_claim_gives_is_a_claim_of_its_own() {
    let text = json!({ "en": "Text" });
    let from = settlement()["fund"]["from"].clone();
    let shares = json!({ "sum": [{ "perUnit": { "amount": "1", "question": "units" } }] });
    let file = with(settlement(), "/questions/3", json!({ "id": "units", "kind": "number", "ask": text }));
    let file = with(file, "/groups/1/claims/number/count", json!(0));
    let file = with(file, "/plan/pools/0/pays", json!([{ "group": "all", "shares": shares }]));
    let mix = json!({ "parts": [{ "rate": "1", "answers": { "units": 1 } }], "from": from });
    let file = with(file, "/groups/0/claimMix", mix);
    let input = |units: u64| json!({ "answers": { "state": "NY", "used": true, "units": units } });
    let paid = |units: u64| estimate(&file, &input(units))["claimant"]["payment"].clone();
    // 1000.00 / 10; 1000.00 x 1000 / 1010 = 990.099...
    assert_eq!((paid(1), paid(1_000)), (json!("100.00"), json!("990.09")));
    let found = estimate(&file, &input(1_000));
    let own = found["pools"][0]["cohorts"].as_array().expect("cohorts").last().expect("one").clone();
    assert_eq!((&own["own"], &own["claims"], &own["weight"]), (&json!(true), &json!(1), &json!("1000")));
}

/// TikTok's net fund is 60,504,000.00: no claim is paid more, whatever is sought.
#[test]
fn the_inverse_refuses_more_than_the_pools_hold() {
    let calculator = calculator(&support::read("settlements/tiktok-2022.json"));
    let input = json!({ "answers": { "state": "IL", "usedBefore": true, "createdInIllinois": true } });
    let net = calculator.estimate(&typed(&input)).expect("an estimate").fund.net;
    let solve = |payment: &str| calculator.solve(&typed(&input), &typed(&json!({ "payment": payment })));
    for payment in ["92000000.00", "60504000.01"] {
        let faults = solve(payment).expect_err("more than there is");
        assert_eq!(told(&faults), [("payment-above-fund".to_owned(), "/options/payment".to_owned())]);
        assert!(faults.to_string().contains(&net.to_string()), "{faults}");
    }
    let most = serde_json::to_value(solve("60504000.00").expect("a solution")).expect("plain data");
    let cents =
        |money: &Json| money.as_str().and_then(|text| text.replace('.', "").parse::<i64>().ok()).expect("money");
    // The only claim is the claimant's own, and gets it all.
    assert_eq!((&most["claims"], cents(&most["payment"])), (&json!(1), net.cents()), "{most}");
}

/// At least 60.00 each of 1,000.00: for the 10 likely claims 100.00, for 5 of them 200.00; 50 would need 3,000.00. The range
/// ends at what can be paid, and says that it does.
#[test]
fn a_range_ends_where_the_plan_cannot_be_carried_out() {
    let claims = json!({ "low": 5, "likely": 10, "high": 50 });
    let file = with(settlement(), "/groups/0/claims/number/count", claims);
    let file = with(file, "/groups/1/claims/number/count", json!(0));
    let file = with(file, "/plan/pools/0/pays", json!([{ "group": "all", "shares": "1", "floor": "60.00" }]));
    let input = json!({ "answers": { "state": "NY", "used": true } });
    let found = estimate(&file, &input);
    assert_eq!(found["claimant"]["payment"], "100.00");
    assert_eq!(found["claimant"]["range"], json!({ "low": "100.00", "high": "200.00" }));
    let missing = json!({ "code": "floors-exceed-pool", "path": "/plan/pools/0", "params": { "missing": "2000.00" } });
    assert_eq!(found["refused"], json!([{ "case": "worst", "fault": missing }]));
    let calculator = calculator(&file);
    let forecast = calculator.forecast(&typed(&input), &typed(&json!({}))).expect("a forecast");
    assert!(forecast.draws.get() < 2_000 && forecast.payment.p10.cents() >= 6_000, "{:?}", forecast.payment);
    let over = json!({ "over": { "deduction": { "id": "costs", "from": "0.00", "to": "400.00" } }, "points": 2 });
    let costs = json!([{ "id": "costs", "kind": "costs", "amount": { "fixed": "0.00" }, "basis": "estimated",
        "from": file["fund"]["from"] }]);
    let curve =
        support::calculator(&with(file, "/deductions", costs)).curve(&typed(&input), &typed(&over)).expect("a curve");
    let points: Vec<_> =
        curve.points.iter().map(|point| [point.low, point.payment, point.high].map(|m| m.to_string())).collect();
    assert_eq!(points, [["100.00", "100.00", "200.00"], ["60.00", "60.00", "120.00"]]);
}

/// 90 claims in ten groups of 9, 10.00 each: a tenth of them is 9 claims, not a tenth of each nine cut down to none.
#[test]
fn uncashed_payments_are_counted_over_all_claims() {
    let group = with(settlement()["groups"][0].clone(), "/claims/number/count", json!(9));
    let ids: Vec<_> = (0..10).map(|index| format!("g{index}")).collect();
    let groups: Vec<_> = ids.iter().map(|id| with(group.clone(), "/id", json!(id))).collect();
    let pays: Vec<_> = ids.iter().map(|id| json!({ "group": id, "shares": "1" })).collect();
    let file = with(with(settlement(), "/groups", json!(groups)), "/fund/gross", json!("900.00"));
    let residual = json!({ "uncashed": "0.1", "disposition": "cy-pres", "from": file["fund"]["from"] });
    let file = with(with(file, "/plan/pools/0/pays", json!(pays)), "/plan/residual", residual);
    assert_eq!(estimate(&file, &json!({}))["totals"]["residual"], "90.00");
}

/// One pool pays all there is to 10 claims, 100.00 each, and half of these do not cash it: 500.00. The other pool holds
/// nothing, so its 10 claims are sent nothing, none of them is lost, and what was not cashed is 50.00 for each of the ten.
#[test]
fn only_what_is_sent_can_stay_uncashed() {
    let file = side_by_side("1000.00", (10, json!({ "shares": "1" })), (10, json!({ "shares": "1" })));
    let pools = json!([
        { "id": "first", "name": { "en": "First" }, "takes": { "fixed": "1000.00" }, "pays": [{ "group": "a", "shares": "1" }] },
        { "id": "rest", "name": { "en": "Rest" }, "takes": "remainder", "pays": [{ "group": "b", "shares": "1" }] }
    ]);
    let residual = json!({ "uncashed": "0.5", "distributions": { "pool": "rest", "most": 1 }, "disposition": "cy-pres",
        "from": file["fund"]["from"] });
    let file = with(with(file, "/plan/pools", pools), "/plan/residual", residual);
    let found = estimate(&file, &of("b"));
    assert_eq!((&found["claimant"]["payment"], &found["distributions"][0]["claims"]), (&json!("0.00"), &json!(10)));
    assert_eq!(found["claimant"]["distributions"][0]["payment"], "50.00");
}

/// Of two payments one is not cashed: of claims that lost as much the first, unless it is that of whoever asks. Then both are
/// cashed and nothing is left; among the others, a second distribution of 5.00 would be 25.00 for five shares.
#[test]
fn whoever_asks_has_cashed() {
    let file = side_by_side("6.00", (1, json!({ "shares": "5" })), (1, json!({ "shares": "1" })));
    let residual = json!({ "uncashed": "0.5", "disposition": "cy-pres", "from": file["fund"]["from"],
        "distributions": { "pool": "main", "most": 1 } });
    let file = with(file, "/plan/residual", residual);
    let first = estimate(&file, &of("a"));
    assert_eq!((&first["claimant"]["payment"], &first["claimant"]["distributions"]), (&json!("5.00"), &json!([])));
    let second = estimate(&file, &of("b"));
    assert_eq!(second["claimant"]["payment"], "1.00");
    assert_eq!(second["claimant"]["distributions"][0]["payment"], "5.00");
    for found in [first, second] {
        assert_eq!((&found["totals"]["payments"], &found["totals"]["residual"]), (&json!("6.00"), &json!("0.00")));
    }
}

fn solved(file: &Json, which: &str, payment: &str, group: &str) -> Json {
    let options = json!({ "payment": payment, "group": group });
    let calculator = calculator(file);
    let solution = calculator.solve(&typed(&of(which)), &typed(&options)).expect("a solution");
    serde_json::to_value(&solution).expect("plain data")
}

/// A million dollars; claims of less than 1.00 drop out. At 174,000 claims of `a` those of `b` get
/// 0.2 x 1,000,000 / (174,000 + 40,000) = 0.93 and drop out, so `a` is paid 1,000,000 / 174,000 = 5.747...; the last
/// number that is paid 5.50 is 181,818 (5.50000...), and 181,819 are paid 5.49.
#[test]
fn the_inverse_sees_that_claims_drop_out() {
    let file = side_by_side("1000000.00", (100_000, json!({ "shares": "1" })), (200_000, json!({ "shares": "0.2" })));
    let file = with(file, "/plan/pools/0/deMinimis", json!("1.00"));
    let found = solved(&file, "a", "5.50", "a");
    let told = json!({ "outcome": "reached", "group": "a", "claims": 181_818, "certain": true, "rate": null,
        "payment": "5.50", "next": "5.49" });
    assert_eq!(found, told);
}

/// 277.09; less than 4.41 drops out. With n claims of 2 shares and 36 of 0.5, the half shares come to
/// 0.5 x 277.09 / (2 n + 18): 4.33 at n = 7, so they drop out, and 277.09 / 7 = 39.584...; at n = 8 34.63. At n = 6 they are
/// 4.61 and stay: a claim of 2 shares is paid 2 x 277.09 / 30 = 18.47.
#[test]
fn the_inverse_reaches_what_only_a_few_claims_reach() {
    let file = side_by_side("277.09", (8, json!({ "shares": "2" })), (36, json!({ "shares": "0.5" })));
    let file = with(file, "/plan/pools/0/deMinimis", json!("4.41"));
    let members = json!({ "count": 60, "from": file["fund"]["from"] });
    let found = solved(&with(file, "/groups/0/members", members), "a", "39.58", "a");
    assert_eq!((&found["claims"], &found["payment"], &found["next"]), (&json!(7), &json!("39.58"), &json!("34.63")));
    assert_eq!(found["certain"], true);
}

/// Half a cent can be rounded up, so the payment is not sure to fall with each claim: that nothing pays more than 500.00,
/// half of the fund beside the one other claim, is not certain. But no claim is paid more than its cap, however many there are.
#[test]
fn a_cap_is_the_most_for_certain() {
    let paying = |terms: Json| {
        let file = side_by_side("1000.00", (4, terms), (1, json!({ "shares": "1" })));
        with(file, "/plan/rounding", json!({ "unitValue": "exact", "payment": "half-up", "residue": "kept" }))
    };
    let found = solved(&paying(json!({ "shares": "1" })), "a", "600.00", "a");
    let told = |reason: &str, most: &str, certain: bool| json!({ "outcome": "not-reachable", "group": "a", "reason": reason, "most": most, "certain": certain });
    assert_eq!(found, told("fund", "500.00", false));
    let found = solved(&paying(json!({ "shares": "1", "cap": "20.00" })), "a", "20.01", "a");
    assert_eq!(found, told("cap", "20.00", true));
}

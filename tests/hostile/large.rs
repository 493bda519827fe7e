//! Files as large as they may be, and one entry larger.

use crate::support::{refusal, settlement, typed, value, with};
use crate::{accepted, assert_refused, parse};
use prorata::request::EstimateInput;
use prorata::{Calculator, Value};
use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};

fn text() -> Json {
    json!({ "en": "Text" })
}

fn from() -> Json {
    json!({ "sources": ["order"], "confidence": "court-document" })
}

fn group(id: &str, within: Option<&str>) -> Json {
    let mut group = json!({
        "id": id, "name": text(), "description": text(), "eligibleIf": { "question": "units", "atLeast": 1 },
        "claims": { "number": { "count": 1_000 }, "stage": "valid", "from": from() },
    });
    if let Some(within) = within {
        group["within"] = json!(within);
    }
    group
}

/// So many parts, as equal as billionths allow.
fn parts(count: u32) -> Json {
    let each = 1_000_000_000 / count;
    let part = |index: u32| {
        let rate = if index == 0 { 1_000_000_000 - each * (count - 1) } else { each };
        let rate = format!("{}.{:09}", rate / 1_000_000_000, rate % 1_000_000_000);
        json!({ "rate": rate, "answers": { "units": index + 1 } })
    };
    (0..count).map(part).collect()
}

/// A settlement with these groups, all in one pool by a share a unit.
fn file(groups: Vec<Json>) -> Json {
    let mut file = settlement();
    file["questions"] = json!([{ "id": "units", "kind": "number", "ask": text() }]);
    let shares = json!({ "sum": [{ "perUnit": { "amount": "1", "question": "units" } }] });
    let pays = groups.iter().map(|group| json!({ "group": group["id"], "shares": shares })).collect();
    file["plan"]["pools"][0]["pays"] = pays;
    file["groups"] = Json::Array(groups);
    file
}

/// So many groups side by side, with so many parts each.
fn side_by_side(groups: u32, parts: u32) -> Json {
    let with_parts = |index| {
        let mut group = group(&format!("g{index}"), None);
        group["claimMix"] = json!({ "parts": self::parts(parts), "from": from() });
        group
    };
    file((0..groups).map(with_parts).collect())
}

/// So many groups side by side, each with groups within each other to this depth and a claim mix of so many parts.
fn nested(groups: u32, depth: u32, parts: u32) -> Json {
    let id = |outer: u32, level: u32| format!("g{outer}-{level}");
    let one = |outer: u32, level: u32| {
        let mut group = group(&id(outer, level), level.checked_sub(1).map(|around| id(outer, around)).as_deref());
        group["claims"]["number"]["count"] = json!(100_000 / (level + 1));
        if level == 0 {
            group["claimMix"] = json!({ "parts": self::parts(parts), "from": from() });
        }
        group
    };
    file((0..groups).flat_map(|outer| (0..depth).map(move |level| one(outer, level))).collect())
}

/// With so many pools that pay the same.
fn with_pools(mut file: Json, pools: u32) -> Json {
    let last = file["plan"]["pools"][0].clone();
    let before =
        |index| with(with(last.clone(), "/id", json!(format!("p{index}"))), "/takes", json!({ "fixed": "0.01" }));
    file["plan"]["pools"] = (1..pools).map(before).chain([last.clone()]).collect();
    file
}

#[test]
fn ten_thousand_groups_are_refused() {
    let many = |entry: &str| {
        let list = vec![entry; 10_000].join(",");
        parse(&settlement().to_string().replacen(r#""groups":["#, &format!(r#""groups":[{list},"#), 1))
    };
    assert_refused(&many("{}").expect("small enough"), "too-many", "/groups");
    let error = many(&group("g", None).to_string()).expect_err("too large");
    assert_eq!(crate::told(&refusal(error)), [("too-large".to_owned(), String::new())]);
}

#[test]
fn lists_have_an_end() {
    let question = |index: u32| json!({ "id": format!("q{index}"), "kind": "yes-no", "ask": text() });
    let pool = |index: u32| json!({ "id": format!("p{index}"), "takes": { "fixed": "1.00" }, "pays": [{ "group": "all", "shares": "1" }] });
    let longer = |place: &str, list: Vec<Json>| {
        let mut file = settlement();
        file.pointer_mut(place).and_then(Json::as_array_mut).expect("a list").extend(list);
        // The pool that takes everything comes last.
        file["plan"]["pools"].as_array_mut().expect("pools").rotate_left(1);
        value(&file)
    };
    for (place, there, most, entry) in
        [("/questions", 3, 100, &question as &dyn Fn(u32) -> Json), ("/plan/pools", 1, 20, &pool)]
    {
        let list = |count: u32| (0..count - there).map(entry).collect();
        assert!(Calculator::from_value(&longer(place, list(most))).is_ok(), "{most} {place}");
        assert_refused(&longer(place, list(most + 1)), "too-many", place);
    }
    accepted(&side_by_side(100, 1));
    assert_refused(&value(&side_by_side(101, 1)), "too-many", "/groups");
}

#[test]
fn groups_within_each_other_have_an_end() {
    accepted(&nested(1, 5, 3));
    assert_refused(&value(&nested(1, 6, 3)), "too-many", "/groups");
}

#[test]
fn kinds_of_claims_have_an_end() {
    accepted(&side_by_side(10, 100));
    assert_refused(&value(&side_by_side(7, 143)), "too-many", "/groups");
    assert_refused(&value(&side_by_side(1, 1_001)), "too-many", "/groups/0/claimMix/parts");
    // The parts of a group hold for the groups within it too, and the longest list of parts counts.
    accepted(&nested(1, 4, 250));
    assert_refused(&value(&nested(1, 4, 251)), "too-many", "/groups");
    let light = |parts| with(nested(1, 4, 2), "/groups/0/claimMix/light", self::parts(parts));
    accepted(&light(250));
    assert_refused(&value(&light(251)), "too-many", "/groups");
    // And each of them in every pool.
    accepted(&with_pools(side_by_side(10, 100), 5));
    assert_refused(&value(&with_pools(side_by_side(10, 100), 6)), "too-many", "/plan/pools");
}

#[test]
fn distributions_have_an_end() {
    let most = |most: u64| {
        let distributions = json!({ "pool": "main", "most": most });
        let uncashed = json!("0.9");
        let residual =
            json!({ "uncashed": uncashed, "distributions": distributions, "disposition": "cy-pres", "from": from() });
        with(with(settlement(), "/fund/gross", json!("10000000000000.00")), "/plan/residual", residual)
    };
    accepted(&most(20));
    for endless in [21, 10_000_000_000] {
        assert_refused(&value(&most(endless)), "too-many", "/plan/residual/distributions/most");
    }
}

/// As much of everything as there may be at once.
fn largest() -> Json {
    let mut file = with(with_pools(nested(20, 5, 10), 5), "/fund/gross", json!("1000000000.00"));
    let question = |index: u32| json!({ "id": format!("q{index}"), "kind": "number", "ask": text(), "askIf": { "question": "units", "atLeast": 1 } });
    let questions = file["questions"].as_array_mut().expect("questions");
    questions.extend((1..100).map(question));
    let units: Vec<_> =
        (1..4).map(|index| json!({ "perUnit": { "amount": "0.01", "question": format!("q{index}") } })).collect();
    for pool in file["plan"]["pools"].as_array_mut().expect("pools") {
        for pay in pool["pays"].as_array_mut().expect("pays") {
            pay["cap"] = json!({ "sum": units, "least": "1000000.00" });
        }
    }
    for group in file["groups"].as_array_mut().expect("groups") {
        let parts = group.get_mut("claimMix").and_then(|mix| mix["parts"].as_array_mut());
        for part in parts.into_iter().flatten() {
            (1..4).for_each(|index| part["answers"][format!("q{index}")] = json!(1));
        }
    }
    file["plan"]["residual"] = json!({
        "uncashed": "0.1", "distributions": { "pool": "main", "most": 20 }, "disposition": "cy-pres", "from": from()
    });
    file
}

#[test]
fn the_largest_file_is_worked_out() {
    let file = largest();
    let calculator = accepted(&file);
    let answers = Json::Object(
        (1..100).map(|index| (format!("q{index}"), json!(index))).chain([("units".to_owned(), json!(7))]).collect(),
    );
    let estimate = calculator.estimate(&typed(&json!({ "answers": answers }))).expect("an estimate");
    let estimate = serde_json::to_value(&estimate).expect("plain data");
    assert_eq!(crate::limits::sums(&estimate), Ok(()));
    assert!(
        estimate["distributions"].as_array().is_some_and(|further| further.len() > 3),
        "{}",
        estimate["distributions"]
    );
    // However much is asked, what is done has an end: 20,000,000 cohorts are divided at most, and here are 5,000.
    let input = typed(&json!({ "answers": answers }));
    let refused = |faults: prorata::Faults| crate::told(&faults);
    let draws = calculator.forecast(&input, &typed(&json!({ "draws": 4_001 }))).map(|_| ()).map_err(refused);
    assert_eq!(draws, Err(vec![("out-of-range".to_owned(), "/options/draws".to_owned())]));
    calculator.forecast(&input, &typed(&json!({ "draws": 20 }))).expect("a forecast");
    let over = json!({ "claims": { "group": "g0-0", "from": 100_000, "to": 200_000 } });
    let points = |points: i32| calculator.curve(&input, &typed(&json!({ "over": over, "points": points })));
    let refused = points(1_334).map(|_| ()).map_err(refused);
    assert_eq!(refused, Err(vec![("out-of-range".to_owned(), "/options/points".to_owned())]));
    assert_eq!(points(3).expect("a curve").points.len(), 3);
    calculator.solve(&input, &typed(&json!({ "payment": "1.00", "group": "g0-0" }))).expect("an answer");
    let mut beyond = file;
    beyond["notes"] = Json::Array(vec![text(); 1_000]);
    beyond["dates"] = Json::Array(vec![json!({ "event": "announced", "on": "2020", "from": from() }); 1_000]);
    let error = Value::from_deserializer(&beyond).expect_err("more values than there may be");
    assert_eq!(crate::told(&refusal(error)), [("too-large".to_owned(), String::new())]);
}

/// How long it takes to read a file and to work it out.
fn time(file: &Value) -> Duration {
    let start = Instant::now();
    let calculator = Calculator::from_value(file).expect("a settlement");
    calculator.estimate(&EstimateInput::default()).expect("an estimate");
    start.elapsed()
}

/// Twice as much of something takes at most about four times as long. The shortest of several runs counts, and on a
/// busy machine there are more of them, until the longer one was not disturbed.
#[test]
fn work_grows_at_most_with_the_square() {
    for (what, small, large) in [
        ("parts", side_by_side(10, 50), side_by_side(10, 100)),
        ("groups", side_by_side(50, 2), side_by_side(100, 2)),
        ("groups with groups within them", nested(10, 5, 4), nested(20, 5, 4)),
        ("pools", with_pools(side_by_side(50, 1), 10), with_pools(side_by_side(50, 1), 20)),
    ] {
        let (small, large) = (value(&small), value(&large));
        let (mut short, mut long) = (Duration::MAX, Duration::MAX);
        let grows_slowly = (1..=30).any(|run| {
            short = short.min(time(&small));
            long = long.min(time(&large));
            run >= 3 && long < short * 6
        });
        assert!(grows_slowly, "{what}: {short:?}, and twice as many {long:?}");
    }
}

/// Which groups somebody can be in both of hangs on conditions that say little and are many: 90 questions, and 270 times one
/// of three answers. It ends, and where it is not known the groups are taken to overlap.
#[test]
fn conditions_that_decide_little_end_soon() {
    let mut file = settlement();
    let ids: Vec<_> = (0..90).map(|index| format!("q{index}")).collect();
    file["questions"] =
        ids.iter().map(|id| json!({ "id": id, "kind": "yes-no", "ask": text(), "askIf": null })).collect();
    // A generator that anybody can repeat: multiplied by 75, and one more, of 65,537.
    let mut state = 1_usize;
    let mut next = || {
        state = (state * 75 + 74) % 65_537;
        state
    };
    let mut clause = || {
        let mut one = || json!({ "question": ids[next() % 90], "is": next() % 2 == 0 });
        json!({ "any": [one(), one(), one()] })
    };
    let mut hard = |id: &str| {
        let mut group = group(id, Some("class"));
        group["eligibleIf"] = json!({ "all": (0..135).map(|_| clause()).collect::<Vec<_>>() });
        group
    };
    let mut class = group("class", None);
    class["eligibleIf"] = json!({ "any": [{ "question": "q0", "is": true }, { "question": "q0", "is": false }] });
    let groups = vec![class, hard("one"), hard("other")];
    file["plan"]["pools"][0]["pays"] =
        groups.iter().map(|group| json!({ "group": group["id"], "shares": "1" })).collect();
    file["groups"] = Json::Array(groups);
    let found = crate::support::estimate(&file, &json!({}));
    // 1,000 claims each, in both all of them.
    let cohorts = found["pools"][0]["cohorts"].as_array().expect("cohorts").iter();
    let claims: Vec<_> = cohorts.map(|cohort| cohort["claims"].clone()).collect();
    assert_eq!(claims, [0, 1_000, 0, 1_000]);
}

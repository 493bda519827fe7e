//! The crate without JSON: a settlement and what is asked of it are built of their types, figures are read from text and
//! printed, and whatever goes wrong is an error like any other.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use prorata::factor::{Division, divide};
use prorata::request::{Assumptions, CurveOptions, EstimateInput, ForecastOptions, Over, RateSpan, SolveOptions};
use prorata::settlement::{
    Claims, ClaimsNumber, Condition, Confidence, Court, From, Fund, Gross, Group, Measure, Members, Pay, Plan, Pool,
    Prose, Question, QuestionKind, Range, Settlement, Source, SourceKind, Stage, Status, Takes, Text,
};
use prorata::{
    Answer, Calculator, Code, Count, Fault, Faults, FromValue, Id, Map, Money, Multiple, Overflow, Percent, Rate,
    Shares, Solution, Unreadable, Value,
};

/// What is known to be right, such as an id.
fn of<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("text that stands for it")
}

fn count(count: i64) -> Count {
    Count::new(count).expect("a count")
}

fn cited() -> From {
    From { sources: vec![of("order")], confidence: Confidence::CourtDocument, note: None }
}

fn question(id: &str, ask_if: Option<Condition>) -> Question {
    Question {
        id: of(id),
        kind: QuestionKind::YesNo,
        ask: Text,
        hint: None,
        options: None,
        most: None,
        ask_if,
        otherwise: None,
    }
}

fn yes(question: &str) -> Condition {
    Condition::Is { question: of(question), is: Answer::YesNo(true) }
}

fn group(id: &str, within: Option<Id>, claims: i64, eligible_if: Condition) -> Group {
    Group {
        id: of(id),
        name: Text,
        description: Text,
        within,
        members: Some(Members { count: Range::exact(count(100)), from: cited() }),
        eligible_if,
        claims: Claims {
            number: ClaimsNumber::Count(Range::exact(count(claims))),
            stage: Stage::Valid,
            filed: None,
            accepted: None,
            like: None,
            overlap: None,
            from: cited(),
        },
        claim_mix: None,
    }
}

fn pay(group: &str, shares: &str) -> Pay {
    let shares = Some(Measure::Constant(Range::exact(of::<Shares>(shares))));
    Pay { group: of(group), shares, value: None, factor: None, cap: None, floor: None, from: None }
}

/// $1,000.00 for 20 claims of one share, 10 of which have two more.
fn settlement() -> Settlement {
    let order = Source {
        kind: SourceKind::CourtDocument,
        publisher: Prose,
        title: None,
        url: None,
        docket: Some(Prose),
        document: Some(Prose),
        date: None,
    };
    let pool = Pool {
        id: of("main"),
        name: None,
        takes: Takes::Remainder,
        pays: vec![pay("buyers", "1"), pay("members", "2")],
        de_minimis: None,
        top_up: None,
        surplus: None,
    };
    Settlement {
        schema: None,
        id: of("native"),
        name: Text,
        summary: Text,
        status: Status::ClaimsOpen,
        as_of: of("2024-02"),
        court: Court { name: Prose, case: Prose, docket: None, from: cited() },
        official_site: None,
        dates: Vec::new(),
        fund: Fund { gross: Gross::Stated(Range::exact(Money::from_cents(100_000))), from: cited() },
        deductions: Vec::new(),
        questions: vec![question("bought", None), question("member", Some(yes("bought")))],
        groups: vec![group("buyers", None, 20, yes("bought")), group("members", Some(of("buyers")), 10, yes("member"))],
        plan: Plan { pools: vec![pool], rounding: None, residual: None, from: cited() },
        expected: None,
        outcome: None,
        notes: None,
        sources: Map(vec![(of("order"), order)]),
    }
}

fn answered(answers: &[(&str, bool)]) -> EstimateInput {
    let answers = answers.iter().map(|(id, yes)| (of(id), Answer::YesNo(*yes)));
    EstimateInput { answers: Some(Map(answers.collect())), assumptions: None }
}

/// 20 x 1 + 10 x 2 = 40 shares of 25.00. A member has three: 75.00. 10 x 25.00 + 10 x 75.00 = 1,000.00.
///
/// If half of the 100 buyers claim, the odds rise from 1/4 to 1, to four times as much. Those of the members rise from 1/9
/// to 4/9, so 4 of 13 claim: 100 x 4 / 13 = 30.77, cut down to 30. 50 + 2 x 30 = 110 shares of 9.0909...: 9.09 and 27.27.
#[test]
fn a_settlement_is_built_of_its_types() -> Result<(), Box<dyn Error>> {
    let calculator = Calculator::new(settlement())?;
    let asked = calculator.asked(&Map(vec![(of("bought"), Answer::YesNo(false))]))?;
    assert_eq!(asked, [&of::<Id>("bought")]);

    let member = answered(&[("bought", true), ("member", true)]);
    let estimate = calculator.estimate(&member)?;
    let claimant = estimate.claimant.ok_or("answers were given")?;
    assert_eq!(claimant.payment, of("75.00"));
    assert_eq!(estimate.totals.payments, of("1000.00"));
    let buyer = calculator.estimate(&answered(&[("bought", true), ("member", false)]))?;
    assert_eq!(buyer.claimant.map(|claimant| claimant.payment), Some(of("25.00")));

    let assumptions = Some(Assumptions { claims_rate: Some(of("0.5")), ..Assumptions::default() });
    let estimate = calculator.estimate(&EstimateInput { assumptions, ..member.clone() })?;
    assert_eq!(estimate.claimant.map(|claimant| claimant.payment), Some(of("27.27")));
    assert_eq!(calculator.explain(&member)?.settlement.as_str(), "native");

    // Nothing is uncertain, so every draw is the same.
    let forecast = calculator.forecast(&member, &ForecastOptions { draws: Some(count(10)), seed: None })?;
    assert_eq!([forecast.payment.p10, forecast.payment.p90], [of("75.00"), of("75.00")]);
    let over = Over::ClaimsRate(RateSpan { from: of("0.2"), to: of("0.5") });
    let curve = calculator.curve(&member, &CurveOptions { over, points: Some(count(2)), spacing: None })?;
    assert_eq!(curve.points.iter().map(|point| point.payment).collect::<Vec<_>>(), [of("75.00"), of("27.27")]);
    let options = SolveOptions { payment: of("75.00"), group: Some(of("buyers")) };
    // With one claim more, 41 shares, a member has 73.17.
    let Solution::Reached { claims, next, .. } = calculator.solve(&member, &options)? else { return Err("no".into()) };
    assert_eq!((claims, next), (count(20), Some(of("73.17"))));
    Ok(())
}

/// What the types allow and a plan does not is refused as in a file, with its place.
#[test]
fn a_settlement_that_is_built_is_checked() {
    type Change = fn(&mut Settlement);
    let changes: [(Change, Code, &str); 6] = [
        (|file| file.groups.clear(), Code::EmptyList, "/groups"),
        (|file| file.plan.pools.clear(), Code::EmptyList, "/plan/pools"),
        (|file| file.groups.swap(0, 1), Code::WithinNotEarlier, "/groups/0/within"),
        (|file| file.sources.0.clear(), Code::UnknownSource, "/fund/from/sources/0"),
        (|file| file.plan.pools[0].pays[0].shares = None, Code::OneKeyNeeded, "/plan/pools/0/pays/0"),
        (|file| file.fund.gross = Gross::Stated(Range::exact(Money::from_cents(-1))), Code::Negative, "/fund/gross"),
    ];
    for (change, code, path) in changes {
        let mut file = settlement();
        change(&mut file);
        let faults = Calculator::new(file).expect_err(path);
        let told: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.path())).collect();
        assert!(told.contains(&(code, path)), "{told:?}");
    }
}

/// No file can say as much as 64 bits hold. What can be built of it comes out exactly, or is refused.
#[test]
fn figures_beyond_those_of_a_file_are_exact_or_refused() -> Result<(), Box<dyn Error>> {
    let most = Money::from_cents(i64::MAX);
    let mut file = settlement();
    file.fund.gross = Gross::Stated(Range::exact(most));
    let calculator = Calculator::new(file.clone())?;
    assert_eq!(calculator.estimate(&EstimateInput::default())?.fund.net, most);
    file.plan.pools[0].pays[0].floor = Some(Measure::Constant(Range::exact(most)));
    let faults = Calculator::new(file).expect_err("twenty times as much");
    assert_eq!(faults.iter().map(Fault::code).collect::<Vec<_>>(), [Code::TooBig]);
    Ok(())
}

#[test]
fn figures_are_read_from_the_text_that_they_print() {
    fn same<T: FromStr<Err: Debug> + Display + PartialEq + Debug>(texts: &[&str], refused: &[&str]) {
        for text in texts {
            let figure: T = of(text);
            assert_eq!(figure.to_string(), *text);
            assert_eq!(of::<T>(&figure.to_string()), figure);
        }
        for text in refused {
            assert!(text.parse::<T>().is_err(), "{text}");
        }
    }
    same::<Money>(
        &["0.00", "0.01", "-0.01", "27.84", "-340000.00", "92233720368547758.07"],
        &["27.8", "92233720368547758.08"],
    );
    same::<Rate>(&["0", "0.0157", "0.000000001", "1"], &["1.1", "-0.1", "5%"]);
    same::<Percent>(&["0", "33.33", "0.0000001", "100"], &["100.1", "-1", "0.00000001"]);
    same::<Shares>(&["0", "0.5", "6", "0.000001", "1000000"], &["-1", "1e3", "0.0000001"]);
    same::<Multiple>(&["0", "1", "1.5", "0.000001"], &["-1", "01", "1."]);
    // With zeros at the end it is the same figure.
    assert_eq!(of::<Rate>("0.50").to_string(), "0.5");
    let fault = "five".parse::<Rate>().expect_err("no rate");
    assert_eq!(fault.code(), Code::BadRate);
    assert_eq!(fault.params().first(), Some(&("found", "five".to_owned())));
}

/// What a caller writes who does not care which error it was.
fn careless(file: &str, input: &str) -> Result<Money, Box<dyn Error>> {
    let estimate = Calculator::from_json(file)?.estimate(&EstimateInput::from_json(input)?)?.totals.payments;
    let _: Money = estimate.to_string().parse()?;
    let _: Division = divide(&[], estimate)?;
    Ok(estimate)
}

#[test]
fn whatever_goes_wrong_is_an_error() -> Result<(), Box<dyn Error>> {
    fn is_error<E: Error + Send + Sync + 'static>() {}
    is_error::<Fault>();
    is_error::<Faults>();
    is_error::<Overflow>();
    is_error::<Unreadable<serde_json::Error>>();

    let file = std::fs::read_to_string("examples/additive-shares.json")?;
    assert_eq!(careless(&file, "{}")?, of("3000.00"));
    let told = |file: &str, input: &str| careless(file, input).expect_err("refused").to_string();
    let unknown = told(&file, r#"{ "answers": { "age": true } }"#);
    assert!(unknown.starts_with("/answers/age: There is no question \"age\"."), "{unknown}");
    assert!(told("[]", "{}").starts_with("This is a list. Write an object instead."));
    Ok(())
}

#[test]
fn a_mistake_in_json_is_told_with_its_line_and_column() {
    let mistake = "{\n  \"answers\": { \"bought\": yes }\n}";
    // "yes" begins with the 26th character of the second line.
    for error in [
        EstimateInput::from_json(mistake).expect_err("no JSON"),
        Map::<Id, Answer>::from_json(mistake).expect_err("no JSON"),
        Calculator::from_json(mistake).expect_err("no JSON"),
        Value::from_json(mistake).expect_err("no JSON"),
    ] {
        assert_eq!(error.to_string(), "expected value at line 2 column 26");
        let Unreadable::Format(error) = error else { panic!("{error}") };
        assert_eq!((error.line(), error.column()), (2, 26));
    }
    // Two values, where there should be one, are a mistake too.
    assert_eq!(Value::from_json("{}\n{}").expect_err("two").to_string(), "trailing characters at line 2 column 1");
    // JSON that can be read, but is no input, has faults with a place.
    let error = EstimateInput::from_json("{ \"answers\": [] }").expect_err("a list");
    let Unreadable::Refused(faults) = error else { panic!("{error}") };
    assert_eq!(faults.iter().map(Fault::path).collect::<Vec<_>>(), ["/answers"]);
}

//! Prints one JSON Schema (draft 2020-12) whose `$defs` describe the settlement file, the input and the results; and, beside it
//! under `limits`, how much of an input is read.

use std::io::Write;

use prorata::request::{CurveOptions, EstimateInput, ForecastOptions, SolveOptions};
use prorata::{Estimate, Explanation, Fault, Forecast, Settlement, Solution, Value};

fn main() -> std::io::Result<()> {
    let mut generator = schemars::SchemaGenerator::default();
    generator.subschema_for::<Settlement>();
    generator.subschema_for::<EstimateInput>();
    generator.subschema_for::<Estimate<'static>>();
    generator.subschema_for::<Explanation<'static>>();
    generator.subschema_for::<ForecastOptions>();
    generator.subschema_for::<Forecast<'static>>();
    generator.subschema_for::<CurveOptions>();
    generator.subschema_for::<SolveOptions>();
    generator.subschema_for::<Solution<'static>>();
    generator.subschema_for::<Fault>();
    let definitions = generator.take_definitions(true);
    let schema = schemars::json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "prorata",
        "$ref": "#/$defs/Settlement",
        "$defs": definitions,
        "limits": { "levels": Value::MOST_LEVELS, "values": Value::MOST_VALUES, "text": Value::MOST_TEXT }
    });
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema)?;
    out.write_all(b"\n")
}

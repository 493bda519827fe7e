//! The one file that knows JavaScript.

use std::cell::Cell;

use js_sys::{Array, BigInt64Array, Float64Array, JSON, Number, Object, Reflect};
use rlsf::SmallGlobalTlsf;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::curve::Point;
use crate::place::At;
use crate::value::Size;
use crate::write::Write;
use crate::{Calculator, Code, Fault, Faults, Money, Value};

/// As fast as the one that comes with Rust for WebAssembly, and a quarter of its size.
#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

thread_local! {
    static PANICKED: Cell<bool> = const { Cell::new(false) };
}

/// Reports a panic on the console. None is known; should there be one, the module is dead, and [`panicked`] says so.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        PANICKED.set(true);
        web_sys::console::error_2(&"prorata: internal error, please report it:".into(), &panic.to_string().into());
    }));
}

/// Whether the module has panicked and must not be used again.
#[wasm_bindgen]
#[must_use]
pub fn panicked() -> bool {
    PANICKED.get()
}

/// A settlement kept in wasm memory.
#[wasm_bindgen]
pub struct WasmCalculator(Calculator);

#[wasm_bindgen]
impl WasmCalculator {
    /// Reads and checks a settlement file.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    #[wasm_bindgen(constructor)]
    pub fn new(settlement: JsValue) -> Result<WasmCalculator, JsValue> {
        let file = plain(&settlement)?;
        Calculator::new(&file).map(Self).map_err(|faults| thrown(&faults))
    }

    /// Ids of the questions to ask.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn asked(&self, answers: JsValue) -> Result<JsValue, JsValue> {
        let answers = plain(&answers)?;
        self.0.asked(&answers).map(|ids| object(&ids)).map_err(|faults| thrown(&faults))
    }

    /// Works out an estimate.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn estimate(&self, input: JsValue) -> Result<JsValue, JsValue> {
        let input = plain(&input)?;
        self.0.estimate(&input).map(|estimate| object(&estimate)).map_err(|faults| thrown(&faults))
    }

    /// Works out a forecast.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn forecast(&self, input: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let (input, options) = (plain(&input)?, plain_options(&options)?);
        self.0.forecast(&input, &options).map(|forecast| object(&forecast)).map_err(|faults| thrown(&faults))
    }

    /// Works out a curve: `[x, payment, low, high]`, the first a `Float64Array`, the others `BigInt64Array`s of cents.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    #[allow(clippy::float_arithmetic)]
    pub fn curve(&self, input: JsValue, options: JsValue) -> Result<Array, JsValue> {
        let (input, options) = (plain(&input)?, plain_options(&options)?);
        let curve = self.0.curve(&input, &options).map_err(|faults| thrown(&faults))?;
        // Both are whole numbers below 2^53, so this is the number nearest to the fraction.
        let x: Vec<_> = curve.points.iter().map(|point| point.x as f64 / curve.units as f64).collect();
        let cents = |amount: fn(&Point) -> Money| {
            let cents: Vec<_> = curve.points.iter().map(|point| amount(point).cents()).collect();
            BigInt64Array::from(cents.as_slice())
        };
        Ok(Array::of4(
            &Float64Array::from(x.as_slice()),
            &cents(|point| point.payment),
            &cents(|point| point.low),
            &cents(|point| point.high),
        ))
    }

    /// Works out how many claims bring a payment.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn solve(&self, input: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let (input, options) = (plain(&input)?, plain_options(&options)?);
        self.0.solve(&input, &options).map(|solution| object(&solution)).map_err(|faults| thrown(&faults))
    }
}

fn plain(value: &JsValue) -> Result<Value, JsValue> {
    copied(value, &At::ROOT)
}

fn plain_options(value: &JsValue) -> Result<Value, JsValue> {
    copied(value, &At::ROOT.key("options"))
}

fn copied(value: &JsValue, at: &At<'_>) -> Result<Value, JsValue> {
    walk(value, 0, at, &Size::default()).map_err(|fault| thrown(&fault.into()))
}

/// Copies plain data out of JavaScript. serde-wasm-bindgen could do it too, but its error messages bring the printing of
/// floating-point numbers into the module (18 KB of 82, compressed), do not name the place, and have no limit for an
/// object that contains itself.
fn walk(value: &JsValue, depth: usize, at: &At<'_>, size: &Size) -> Result<Value, Fault> {
    size.admit(depth).map_err(|code| Size::fault(code, at.pointer()))?;
    let depth = depth.saturating_add(1);
    Ok(match () {
        () if value.is_null() || value.is_undefined() => Value::Null,
        () if value.is_string() => Value::Text(value.as_string().unwrap_or_default()),
        // A safe integer is a whole number below 2^53, which the conversion keeps.
        () if Number::is_safe_integer(value) => Value::Whole(value.as_f64().unwrap_or_default() as i64),
        () if value.as_f64().is_some() => Value::Inexact,
        () if value.as_bool().is_some() => Value::Bool(value.is_truthy()),
        () if Array::is_array(value) => {
            let list: &Array = value.unchecked_ref();
            let mut copy = Vec::new();
            for (index, entry) in list.iter().enumerate() {
                copy.push(walk(&entry, depth, &at.index(index), size)?);
            }
            Value::List(copy)
        }
        () if value.is_object() => {
            let object: &Object = value.unchecked_ref();
            let mut copy = Vec::new();
            for key in Object::keys(object).iter() {
                let name = key.as_string().unwrap_or_default();
                let entry =
                    Reflect::get(value, &key).map_err(|_| Size::fault(Code::NotPlainData, at.key(&name).pointer()))?;
                let entry = walk(&entry, depth, &at.key(&name), size)?;
                copy.push((name, entry));
            }
            Value::Object(copy)
        }
        () => return Err(Size::fault(Code::NotPlainData, at.pointer())),
    })
}

/// The object `{ faults }`.
fn thrown(faults: &Faults) -> JsValue {
    object(faults)
}

/// Results cross as one text, which JavaScript reads by itself: object by object and key by key would be many crossings.
fn object(value: &dyn Write) -> JsValue {
    // Only records, lists, text and whole numbers are written. Those cannot fail, and what is JSON can be read.
    let json = serde_json::to_string(value).unwrap_or_default();
    JSON::parse(&json).unwrap_or(JsValue::NULL)
}

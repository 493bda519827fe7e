//! The one file that knows JavaScript.

use std::cell::Cell;

use js_sys::{Array, BigInt64Array, Float64Array, Number, Object, Reflect};
use rlsf::SmallGlobalTlsf;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::forecast::Forecasting;
use crate::forecast::curve::{Plotting, Point};
use crate::{Calculator, Curve, Faults, FromValue, Money, Value};

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

/// Goes down so many calls and comes up again. WebAssembly runs on JavaScript's stack: a call that met its end half-way
/// would leave the module broken, and this one leaves nothing behind. So www/core/loader.ts comes here first.
#[wasm_bindgen]
#[must_use]
pub fn descend(calls: u32) -> u64 {
    deeper(calls, 1, 2, 3, 4, 5, 6)
}

/// One call needs some 130 bytes of the stack, since all its numbers are needed once the call within it is back.
#[inline(never)]
fn deeper(calls: u32, a: u128, b: u128, c: u128, d: u128, e: u128, f: u128) -> u64 {
    let Some(fewer) = calls.checked_sub(1) else { return 0 };
    let below = u128::from(deeper(fewer, b, c, d, e, f, a));
    let all = ((below ^ a).wrapping_add(b) ^ c).wrapping_add(d) ^ e;
    let all = all.wrapping_add(f);
    (all >> 64) as u64 ^ all as u64
}

/// A settlement kept in wasm memory.
///
/// What is handed over is a copy by www/core/plain.ts: plain data within the limits, which no code of others stands behind.
/// What is refused is thrown as an object `{ faults }`.
#[wasm_bindgen]
pub struct WasmCalculator(Calculator);

/// A forecast or a curve under way.
#[wasm_bindgen]
pub struct WasmWork(Work);

enum Work {
    Forecast(Forecasting),
    Curve(Plotting),
}

#[wasm_bindgen]
impl WasmCalculator {
    /// Reads and checks a settlement file.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    #[wasm_bindgen(constructor)]
    pub fn new(settlement: JsValue) -> Result<WasmCalculator, JsValue> {
        Calculator::from_value(&value(&settlement)).map(Self).map_err(thrown)
    }

    /// Ids of the questions to ask.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn asked(&self, answers: JsValue) -> Result<JsValue, JsValue> {
        object(&self.0.asked(&read(&answers)?).map_err(thrown)?)
    }

    /// Works out an estimate.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn estimate(&self, input: JsValue) -> Result<JsValue, JsValue> {
        object(&self.0.estimate(&read(&input)?).map_err(thrown)?)
    }

    /// Explains an estimate.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn explain(&self, input: JsValue) -> Result<JsValue, JsValue> {
        object(&self.0.explain(&read(&input)?).map_err(thrown)?)
    }

    /// Works out how many claims bring a payment.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn solve(&self, input: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        object(&self.0.solve(&read(&input)?, &read(&options)?).map_err(thrown)?)
    }

    /// Begins a forecast.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn forecast(&self, input: JsValue, options: JsValue) -> Result<WasmWork, JsValue> {
        let begun = Forecasting::begin(self.0.payable().map_err(thrown)?, &read(&input)?, &read(&options)?);
        begun.map(|begun| WasmWork(Work::Forecast(begun))).map_err(thrown)
    }

    /// Begins a curve.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn curve(&self, input: JsValue, options: JsValue) -> Result<WasmWork, JsValue> {
        let begun = Plotting::begin(self.0.payable().map_err(thrown)?, &read(&input)?, &read(&options)?);
        begun.map(|begun| WasmWork(Work::Curve(begun))).map_err(thrown)
    }

    /// Goes so many steps on with it, if there are so many left.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn advance(&self, work: &mut WasmWork, steps: u32) -> Result<(), JsValue> {
        let advanced = match &mut work.0 {
            Work::Forecast(forecast) => forecast.advance(&self.0.plan, steps),
            Work::Curve(curve) => curve.advance(&self.0.plan, steps),
        };
        advanced.map_err(thrown)
    }

    /// What has come out, once no steps are left: a forecast; or of a curve `[x, payment, low, high]`, the first a
    /// `Float64Array`, the others `BigInt64Array`s of cents.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn finish(&self, work: &WasmWork) -> Result<JsValue, JsValue> {
        match &work.0 {
            Work::Forecast(forecast) => object(&forecast.finish(&self.0.plan).map_err(thrown)?),
            Work::Curve(curve) => curve.finish(&self.0.plan).map_err(thrown).map(|curve| arrays(&curve).into()),
        }
    }
}

#[wasm_bindgen]
impl WasmWork {
    /// How many steps are left.
    #[must_use]
    pub fn left(&self) -> u32 {
        match &self.0 {
            Work::Forecast(forecast) => forecast.left(),
            Work::Curve(curve) => curve.left(),
        }
    }
}

#[allow(clippy::float_arithmetic)]
fn arrays(curve: &Curve) -> Array {
    // Both are whole numbers below 2^53, so this is the number nearest to the fraction.
    let x: Vec<_> = curve.points.iter().map(|point| point.x as f64 / curve.units as f64).collect();
    let cents = |amount: fn(&Point) -> Money| {
        let cents: Vec<_> = curve.points.iter().map(|point| amount(point).cents()).collect();
        BigInt64Array::from(cents.as_slice())
    };
    Array::of4(
        &Float64Array::from(x.as_slice()),
        &cents(|point| point.payment),
        &cents(|point| point.low),
        &cents(|point| point.high),
    )
}

fn read<T: FromValue>(given: &JsValue) -> Result<T, JsValue> {
    T::from_value(&value(given)).map_err(thrown)
}

/// Takes over plain data. serde-wasm-bindgen could do it too, but its error messages bring the printing of floating-point
/// numbers into the module (18 KB, see docs/size.md).
fn value(given: &JsValue) -> Value {
    match () {
        () if given.is_string() => Value::Text(given.as_string().unwrap_or_default()),
        // A safe integer is a whole number below 2^53, which the conversion keeps.
        () if Number::is_safe_integer(given) => Value::Whole(given.as_f64().unwrap_or_default() as i64),
        () if given.as_f64().is_some() => Value::Inexact,
        () if given.as_bool().is_some() => Value::Bool(given.is_truthy()),
        () if Array::is_array(given) => {
            let list: &Array = given.unchecked_ref();
            Value::List(list.iter().map(|entry| value(&entry)).collect())
        }
        () if given.is_object() => {
            let object: &Object = given.unchecked_ref();
            let entry = |key: JsValue| {
                let entry = Reflect::get(given, &key).unwrap_or_default();
                (key.as_string().unwrap_or_default(), value(&entry))
            };
            Value::Object(Object::keys(object).iter().map(entry).collect())
        }
        () => Value::Null,
    }
}

/// The object `{ faults }`.
fn thrown(faults: Faults) -> JsValue {
    object(&faults).unwrap_or_else(|error| error)
}

/// A result as a plain JavaScript object; what there is none of is `null`.
///
/// # Errors
///
/// None is known: only records, lists, maps of text, text and whole numbers below 2^53 are written.
fn object(result: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    result.serialize(&serializer).map_err(JsValue::from)
}

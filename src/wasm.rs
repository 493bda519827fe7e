//! The one file that knows JavaScript.

use std::cell::Cell;

use js_sys::{Array, BigInt64Array, Float64Array, Number, Object, Reflect};
use rlsf::SmallGlobalTlsf;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::error::Path;
use crate::forecast::curve::Point;
use crate::settlement::value::Size;
use crate::{Calculator, Code, Fault, Faults, FromValue, Money, Value};

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
        let file = plain(&settlement, &Path::ROOT)?;
        Calculator::from_value(&file).map(Self).map_err(thrown)
    }

    /// Ids of the questions to ask.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn asked(&self, answers: JsValue) -> Result<JsValue, JsValue> {
        self.0.asked(&read(&answers, &Path::ROOT)?).map_err(thrown).map(|ids| object(&ids))
    }

    /// Works out an estimate.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn estimate(&self, input: JsValue) -> Result<JsValue, JsValue> {
        let estimate = self.0.estimate(&read(&input, &Path::ROOT)?);
        estimate.map_err(thrown).map(|estimate| object(&estimate))
    }

    /// Explains an estimate.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn explain(&self, input: JsValue) -> Result<JsValue, JsValue> {
        let explanation = self.0.explain(&read(&input, &Path::ROOT)?);
        explanation.map_err(thrown).map(|explanation| object(&explanation))
    }

    /// Works out a forecast.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn forecast(&self, input: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let (input, options) = (read(&input, &Path::ROOT)?, read(&options, &Path::ROOT.key("options"))?);
        self.0.forecast(&input, &options).map_err(thrown).map(|forecast| object(&forecast))
    }

    /// Works out a curve: `[x, payment, low, high]`, the first a `Float64Array`, the others `BigInt64Array`s of cents.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    #[allow(clippy::float_arithmetic)]
    pub fn curve(&self, input: JsValue, options: JsValue) -> Result<Array, JsValue> {
        let (input, options) = (read(&input, &Path::ROOT)?, read(&options, &Path::ROOT.key("options"))?);
        let curve = self.0.curve(&input, &options).map_err(thrown)?;
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
        let (input, options) = (read(&input, &Path::ROOT)?, read(&options, &Path::ROOT.key("options"))?);
        self.0.solve(&input, &options).map_err(thrown).map(|solution| object(&solution))
    }
}

fn read<T: FromValue>(value: &JsValue, path: &Path<'_>) -> Result<T, JsValue> {
    T::from_value(&plain(value, path)?).map_err(thrown)
}

fn plain(value: &JsValue, path: &Path<'_>) -> Result<Value, JsValue> {
    walk(value, 0, path, &Size::default()).map_err(|fault| thrown(fault.into()))
}

/// Copies plain data out of JavaScript. serde-wasm-bindgen could do it too, but its error messages bring the printing of
/// floating-point numbers into the module (18 KB, see docs/size.md), do not name the place, and have no limit for an
/// object that contains itself.
fn walk(value: &JsValue, depth: usize, path: &Path<'_>, size: &Size) -> Result<Value, Fault> {
    size.admit(depth).map_err(|code| Size::fault(code, path.pointer()))?;
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
                copy.push(walk(&entry, depth, &path.index(index), size)?);
            }
            Value::List(copy)
        }
        () if value.is_object() => {
            let object: &Object = value.unchecked_ref();
            let mut copy = Vec::new();
            for key in Object::keys(object).iter() {
                let name = key.as_string().unwrap_or_default();
                let entry = Reflect::get(value, &key)
                    .map_err(|_| Size::fault(Code::NotPlainData, path.key(&name).pointer()))?;
                let entry = walk(&entry, depth, &path.key(&name), size)?;
                copy.push((name, entry));
            }
            Value::Object(copy)
        }
        () => return Err(Size::fault(Code::NotPlainData, path.pointer())),
    })
}

/// The object `{ faults }`.
fn thrown(faults: Faults) -> JsValue {
    object(&faults)
}

/// A result as a plain JavaScript object; what there is none of is `null`.
fn object(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    // Only records, lists, maps of text, text and whole numbers below 2^53 are written. Those cannot fail.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

//! The one file that knows JavaScript.

use std::cell::Cell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Calculator, Faults, Value};

thread_local! {
    static PANICKED: Cell<bool> = const { Cell::new(false) };
}

/// Reports a panic on the console. None is known; should there be one, the module is dead, and [`panicked`] says so.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        PANICKED.set(true);
        web_sys::console::error_2(
            &"prorata: internal error, please report it:".into(),
            &panic.to_string().into(),
        );
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
        let file = plain(settlement)?;
        Calculator::new(&file)
            .map(Self)
            .map_err(|faults| thrown(&faults))
    }

    /// Ids of the questions to ask.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn asked(&self, answers: JsValue) -> Result<JsValue, JsValue> {
        let answers = plain(answers)?;
        self.0
            .asked(&answers)
            .map(|ids| object(&ids))
            .map_err(|faults| thrown(&faults))
    }

    /// Works out an estimate.
    ///
    /// # Errors
    ///
    /// An object `{ faults }`.
    pub fn estimate(&self, input: JsValue) -> Result<JsValue, JsValue> {
        let input = plain(input)?;
        self.0
            .estimate(&input)
            .map(|estimate| object(&estimate))
            .map_err(|faults| thrown(&faults))
    }
}

fn plain(value: JsValue) -> Result<Value, JsValue> {
    Value::from_deserializer(serde_wasm_bindgen::Deserializer::from(value))
        .map_err(|fault| thrown(&fault.into()))
}

fn thrown(faults: &Faults) -> JsValue {
    #[derive(Serialize)]
    struct Thrown<'a> {
        faults: &'a [crate::Fault],
    }
    object(&Thrown { faults: &faults.0 })
}

fn object(value: &impl Serialize) -> JsValue {
    // Only structs, lists, text and small whole numbers are written, and those cannot fail.
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

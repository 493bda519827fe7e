//! The modules stand in one order, said in the documentation of src/lib.rs, and each knows only those before it.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

/// The modules as src/lib.rs puts them in order.
fn order() -> Vec<String> {
    let lib = read_to_string("src/lib.rs").expect("the library");
    let block = lib.split("//! ```text\n").nth(1).and_then(|rest| rest.split("//! ```").next()).expect("the order");
    let names = block.lines().flat_map(|line| line.trim_start_matches("//!").split("->"));
    names.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// All files of the source below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The module a file belongs to, and how deep it lies: `src/plan.rs` is `plan` at 1, `src/plan/case.rs` is at 2.
fn module(file: &Path) -> (String, usize) {
    let path = file.strip_prefix("src").expect("a file of the source").with_extension("");
    let names: Vec<_> = path.iter().map(|name| name.to_str().expect("a name")).collect();
    (names[0].to_owned(), names.len())
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// The names that the entries of a list in braces begin with.
fn names(list: &str) -> Vec<&str> {
    let mut open = 0;
    let mut names = Vec::new();
    for (at, c) in list.char_indices() {
        open += i32::from(c == '{') - i32::from(c == '}');
        match (open, c) {
            (0, _) => break,
            (1, '{' | ',') => names.push(name(list[at + 1..].trim_start())),
            _ => {}
        }
    }
    // After the last comma of several lines there is none.
    names.retain(|name| !name.is_empty());
    names
}

/// What code names of the crate: `a` and `b` in `crate::a::c` and in `crate::{a::c, b::{d, e}}`.
fn of_crate(code: &str) -> Vec<&str> {
    let paths = code.match_indices("crate::").map(|(at, found)| &code[at + found.len()..]);
    paths.flat_map(|path| if path.starts_with('{') { names(path) } else { vec![name(path)] }).collect()
}

/// What a file of a module names that it must not know: a module after it, or the root of the crate, which is for those
/// who use it. `wasm` is one of them.
fn broken(order: &[String], (module, depth): (&str, usize), text: &str) -> Vec<String> {
    let place = |name: &str| order.iter().position(|module| module == name);
    let own = place(module).unwrap_or_else(|| panic!("{module} is not in the order"));
    let code: Vec<_> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let known = |name: &str| place(name).map_or(module == "wasm", |place| place <= own);
    let unknown = of_crate(&code).into_iter().filter(|name| !known(name));
    let mut broken: Vec<_> = unknown.map(|name| format!("crate::{name}")).collect();
    // Tests are a module more.
    let root = "super::".repeat(depth);
    let outside_tests = code.split("#[cfg(test)]").next().unwrap_or_default();
    broken.extend(outside_tests.contains(&root).then_some(root));
    broken
}

#[test]
fn every_module_has_its_place() {
    let there: BTreeSet<_> = files(Path::new("src")).iter().map(|file| module(file).0).collect();
    let placed: BTreeSet<_> = order().into_iter().chain(["lib".to_owned(), "bin".to_owned()]).collect();
    assert_eq!(there, placed);
}

#[test]
fn a_module_knows_only_those_before_it() {
    let order = order();
    for file in files(Path::new("src")) {
        let (module, depth) = module(&file);
        if module != "lib" && module != "bin" {
            let text = read_to_string(&file).expect("text");
            let broken = broken(&order, (&module, depth), &text);
            assert!(broken.is_empty(), "{} knows {broken:?}, which is not before {module}", file.display());
        }
    }
}

#[test]
fn what_breaks_the_order_is_found() {
    let order = ["error", "number", "plan", "fund", "wasm"].map(str::to_owned);
    for (code, found) in [
        ("use crate::number::Money;\nuse crate::plan::{Plan, self};", vec![]),
        ("use crate::{error::{Code, Fault}, number};", vec![]),
        ("// as crate::fund\npub(crate) fn it() {}", vec![]),
        ("use super::case::Case;", vec![]),
        ("use crate::fund::Waterfall;", vec!["crate::fund"]),
        ("fn it() -> crate::fund::Waterfall {}", vec!["crate::fund"]),
        ("use crate::{error::{Code, Fault}, fund::{self, Taken}, number};", vec!["crate::fund"]),
        ("use crate::Money;", vec!["crate::Money"]),
        ("use crate::{\n    number::Count,\n    Money,\n};\nuse crate::wasm;", vec!["crate::Money", "crate::wasm"]),
        ("use super::super::fund::Waterfall;", vec!["super::super::"]),
    ] {
        assert_eq!(broken(&order, ("plan", 2), code), found, "{code}");
    }
    assert_eq!(broken(&order, ("plan", 1), "use super::fund;"), ["super::"]);
    assert!(broken(&order, ("plan", 1), "#[cfg(test)]\nmod tests {\n    use super::*;\n}").is_empty());
    assert!(broken(&order, ("wasm", 1), "use crate::{Calculator, number::Money};").is_empty());
}

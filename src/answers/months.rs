//! Months from one answer to another.

use crate::error::{Code, Faults, Path};
use crate::plan::{Plan, Term};
use crate::settlement::TypedAnswer;

/// Refuses a day on which months end before the one on which they begin: one of the two is wrong, and no months would be
/// an answer to something else.
pub(super) fn reversed<'p>(
    plan: &Plan,
    terms: impl Iterator<Item = &'p Term>,
    given: impl Fn(usize) -> Option<TypedAnswer>,
    code: Code,
    path: &Path<'_>,
    faults: &mut Faults,
) {
    let mut told: Vec<(usize, usize)> = Vec::new();
    for term in terms {
        let Term::PerMonth { start: Some(start), end: Some(end), .. } = term else { continue };
        let (Some(TypedAnswer::Day(first)), Some(TypedAnswer::Day(last))) = (given(*start), given(*end)) else {
            continue;
        };
        let id = |question: usize| plan.questions.get(question).map_or("", |question| question.stated.id.as_str());
        if last < first && !told.contains(&(*start, *end)) {
            told.push((*start, *end));
            let params = [("earlier", id(*start)), ("later", id(*end))];
            faults.push(code, &path.key(id(*end)), &params);
        }
    }
}

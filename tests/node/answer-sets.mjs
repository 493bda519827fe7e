/**
 * Answers to the questions of a settlement file, made from the file: every kind of answer, and those on which its
 * conditions and terms turn.
 */

/** Numbers that follow each other without a plan, the same every time. */
function numbers() {
  let state = 1n;
  return (/** @type {number} */ below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number((state >> 33n) % BigInt(below));
  };
}

/** Every object within some data. */
function* objects(data) {
  if (typeof data !== "object" || data === null) return;
  if (!Array.isArray(data)) yield data;
  for (const value of Object.values(data)) yield* objects(value);
}

/** The day before or after. @param {string} day @param {number} days */
function moved(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** What the file compares with answers to this question. */
function compared(settlement, id) {
  const found = [];
  for (const object of objects(settlement)) {
    if (object.question === id) {
      for (const key of ["is", "isOneOf", "atLeast", "atMost", "most"]) {
        found.push(...[object[key] ?? []].flat());
      }
    }
    if ([object.start, object.end].includes(id)) {
      found.push(object.between.first, object.between.last);
    }
    if (object.answers && id in object.answers) found.push(object.answers[id]);
  }
  return found;
}

/** Answers to one question. */
function candidates(settlement, { id, kind, most, options }) {
  const known = compared(settlement, id);
  switch (kind) {
    case "yes-no":
      return [true, false];
    case "state":
      return [...new Set([...known, "IL", "OR", "none"])];
    case "choice":
      return options.map((/** @type {{ id: string }} */ option) => option.id);
    case "number": {
      const near = known.flatMap((n) => [n - 1, n, n + 1]);
      const all = [0, 1, 2, 7, 250, 12_345, most ?? 1_000_000, ...near];
      return [...new Set(all)].filter((n) => n >= 0 && n <= (most ?? n));
    }
    case "date": {
      const near = known.flatMap((day) => [moved(day, -1), day, moved(day, 1)]);
      return [...new Set([...near, "1999-12-31", "2016-02-29", "2019-07-04", "2030-01-31"])];
    }
    default:
      return [...new Set([...known, "0.00", "0.01", "9.99", "123.45", "8000.05", "1234567.89"])];
  }
}

/**
 * Sets of answers: all there are of the candidates, or so many of them.
 * @param {any} settlement
 * @param {number} most
 */
export function answerSets(settlement, most) {
  const { questions } = settlement;
  const lists = questions.map((question) => candidates(settlement, question));
  const all = lists.reduce((product, list) => product * list.length, 1);
  const next = numbers();
  return Array.from({ length: Math.min(all, most) }, (_, index) => {
    let rest = index;
    const answers = questions.map(({ id }, i) => {
      const list = lists[i];
      const chosen = all <= most ? rest % list.length : next(list.length);
      rest = Math.floor(rest / list.length);
      return [id, list[chosen]];
    });
    return inOrder(settlement, Object.fromEntries(answers));
  });
}

/** The answers with months ending after they begin: the other way round they are a mistake. */
function inOrder(settlement, answers) {
  for (const { start, end } of objects(settlement.plan)) {
    const [first, last] = [answers[start], answers[end]];
    if (last < first) Object.assign(answers, { [start]: last, [end]: first });
  }
  return answers;
}

// The built package as Node gets it: what it gives, and what it says to hostile input.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { types } from "node:util";
import { runInNewContext } from "node:vm";
import { Calculator, createCalculator, ProrataError } from "prorata";

const text = await readFile(new URL("../../settlements/tiktok-2022.json", import.meta.url), "utf8");
/** A settlement of one's own to spoil. @returns {any} */
const settlement = () => JSON.parse(text);
const illinois = { state: "IL", usedBefore: true, createdInIllinois: true };
const calculator = await createCalculator(settlement());

/**
 * A settlement with another value at a place.
 *
 * @param {string} place such as "fund/gross"
 * @param {unknown} value
 */
const spoilt = (place, value) => {
  const file = settlement();
  const keys = place.split("/");
  const last = String(keys.pop());
  const holder = keys.reduce((at, key) => at[key], file);
  holder[last] = value;
  return file;
};
/** What one gets by saying "__proto__" in JSON. @param {object} object */
const withProto = (object) =>
  JSON.parse(JSON.stringify(object).replace("{", '{"__proto__":{"a":1},'));
const cyclic = () => {
  /** @type {Record<string, unknown>} */
  const object = {};
  return Object.assign(object, { left: object, right: object });
};

/** Wraps an object as Vue does: whatever is got from it is wrapped, too. @template {object} T @param {T} object @returns {T} */
const reactive = (object) =>
  new Proxy(object, {
    get(target, key) {
      const value = Reflect.get(target, key);
      return typeof value === "object" && value !== null ? reactive(value) : value;
    },
  });

test("an Illinois claimant is paid six shares", async () => {
  const { claimant, pools } = calculator.estimate({ answers: illinois });
  const { claimant: elsewhere } = calculator.estimate({
    answers: { state: "CA", usedBefore: true },
  });
  assert(claimant && elsewhere && pools[0]);
  assert.deepEqual(claimant.groups, ["nationwide", "illinois"]);
  assert.deepEqual(elsewhere.groups, ["nationwide"]);
  const cents = (/** @type {string} */ money) => Number(money.replace(".", ""));
  assert.match(claimant.payment, /^\d+\.\d\d$/);
  assert.equal(cents(claimant.payment), 6 * cents(elsewhere.payment));
});

test("without answers there is no claimant, and the fund is divided to the cent", () => {
  const { claimant, totals } = calculator.estimate();
  assert.equal(claimant, null);
  const cents = (/** @type {string} */ money) => BigInt(money.replace(".", ""));
  const parts = cents(totals.deductions) + cents(totals.payments) + cents(totals.residual);
  assert.equal(cents(totals.gross), parts);
});

test("the working is a call of its own, and gives the estimate's figures", () => {
  const estimate = calculator.estimate({ answers: illinois });
  assert(!("steps" in estimate));
  const { settlement: id, steps } = calculator.explain({ answers: illinois });
  assert.equal(id, "tiktok-2022");
  const net = steps.find((step) => step.code === "net-fund");
  assert.equal(net?.amount, estimate.fund.net);
  const plan = calculator.explain();
  assert.equal(plan.steps.find((step) => step.code === "net-fund")?.amount, net?.amount);
  assert(plan.steps.length < steps.length);
  assert.throws(
    () => calculator.explain({ answers: {} }),
    fault("missing-answer", "/answers/state"),
  );
});

test("asks only what matters", () => {
  assert.deepEqual(calculator.asked(illinois), ["state", "usedBefore", "createdInIllinois"]);
  assert.deepEqual(calculator.asked({ state: "CA", usedBefore: true }), ["state", "usedBefore"]);
  assert.deepEqual(
    calculator.questions.map(({ id }) => id),
    ["state", "usedBefore", "createdInIllinois"],
  );
});

test("calculates with what was handed in, whatever is done to it later", async () => {
  const file = settlement();
  const mine = await createCalculator(file);
  const before = mine.estimate();
  file.fund.gross = "1.00";
  assert.equal(mine.settlement.fund.gross, "92000000.00");
  assert.throws(() => {
    mine.settlement.fund.gross = "1.00";
  }, TypeError);
  assert.deepEqual(mine.estimate(), before);
});

test("every settlement of the catalogue can be read", async () => {
  const folder = new URL("../../settlements/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  assert(names.length >= 3);
  for (const name of names) {
    const file = JSON.parse(await readFile(new URL(name, folder), "utf8"));
    const { settlement } = await createCalculator(file);
    assert.equal(`${settlement.id}.json`, name);
  }
});

describe("a settlement is refused with code and place", () => {
  const fund = "fund/gross";
  const number = "groups/0/claims/number";
  /** @type {[string, () => unknown, string, string][]} */
  const cases = [
    ["unknown key", () => spoilt("colour", "red"), "unknown-key", "/colour"],
    ["unknown key inside", () => spoilt("groups/0/colour", 1), "unknown-key", "/groups/0/colour"],
    ["key to be escaped", () => ({ ...settlement(), "a/b~c": 1 }), "unknown-key", "/a~1b~0c"],
    ["number as money", () => spoilt(fund, 92000000), "money-not-text", "/fund/gross"],
    ["not a number as money", () => spoilt(fund, Number.NaN), "money-not-text", "/fund/gross"],
    ["infinity as money", () => spoilt(fund, -1 / 0), "money-not-text", "/fund/gross"],
    ["exponent", () => spoilt(fund, "1e3"), "bad-money", "/fund/gross"],
    ["thousands separator", () => spoilt(fund, "1,000"), "bad-money", "/fund/gross"],
    ["third decimal", () => spoilt(fund, "1.001"), "bad-money", "/fund/gross"],
    ["no decimals", () => spoilt(fund, "1000"), "bad-money", "/fund/gross"],
    ["blank before money", () => spoilt(fund, " 1.00"), "bad-money", "/fund/gross"],
    ["other digits", () => spoilt(fund, "１.００"), "bad-money", "/fund/gross"],
    ["negative fund", () => spoilt(fund, "-1.00"), "negative", "/fund/gross"],
    ["key __proto__", () => withProto(settlement()), "unknown-key", "/__proto__"],
    ["key constructor", () => spoilt("constructor", 1), "unknown-key", "/constructor"],
    ["inherited keys only", () => Object.create(settlement()), "not-plain-data", ""],
    ["missing key", () => spoilt("fund", undefined), "missing-key", ""],
    ["text for a list", () => spoilt("groups", "all"), "wrong-type", "/groups"],
    ["date object", () => spoilt("asOf", new Date(0)), "not-plain-data", "/asOf"],
    ["unparsed text", () => text, "wrong-type", ""],
    ["nothing", () => undefined, "wrong-type", ""],
    ["null", () => null, "wrong-type", ""],
    ["list", () => [], "wrong-type", ""],
    ["list with a hole", () => spoilt("notes", Array(1)), "wrong-type", "/notes/0"],
    ["map", () => new Map(Object.entries(settlement())), "not-plain-data", ""],
    ["instance of a class", () => spoilt("fund", new (class Fund {})()), "not-plain-data", "/fund"],
    [
      "a promise in a list",
      () => spoilt("notes", [Promise.resolve()]),
      "not-plain-data",
      "/notes/0",
    ],
    ["function", () => spoilt("name", () => "x"), "not-plain-data", "/name"],
    ["symbol", () => spoilt("name", Symbol("x")), "not-plain-data", "/name"],
    ["bigint", () => spoilt(number, { count: 5n }), "not-plain-data", `/${number}/count`],
    ["half a claim", () => spoilt(number, { count: 1.5 }), "bad-count", `/${number}/count`],
    ["inexact count", () => spoilt(number, { count: 2 ** 53 }), "bad-count", `/${number}/count`],
  ];
  for (const [name, make, code, path] of cases) {
    test(name, () => assert.rejects(createCalculator(make()), fault(code, path)));
  }

  test("contains itself", () =>
    assert.rejects(createCalculator({ ...settlement(), notes: [cyclic()] }), (error) => {
      assert(error instanceof ProrataError);
      assert.equal(error.code, "too-deep");
      return error.path.startsWith("/notes/0/left/left");
    }));

  test("a hundred thousand levels", () => {
    let deep = {};
    for (let level = 0; level < 100_000; level++) deep = { deep };
    return assert.rejects(createCalculator(deep), { code: "too-deep" });
  });

  test("a million values, none of which is looked at", async () => {
    let read = 0;
    /** Counts how often something is read of it. @template {object} T @param {T} target @returns {T} */
    const watched = (target) =>
      new Proxy(target, {
        get(target, key) {
          if (key !== "length") read++;
          return Reflect.get(target, key);
        },
      });
    const keys = Array.from({ length: 1_000_000 }, (_, index) => [`k${index}`, index]);
    for (const notes of /** @type {unknown[]} */ ([
      watched(Array(1_000_000).fill(1)),
      watched(Object.fromEntries(keys)),
      Array(2 ** 32 - 1), // of holes alone
    ]))
      await assert.rejects(
        createCalculator({ ...settlement(), notes }),
        fault("too-large", "/notes"),
      );
    assert.equal(read, 0);
  });

  test("a list that says it is longer than any", () => {
    for (const length of [Number.NaN, 2 ** 53, -1, "all"]) {
      const notes = new Proxy(/** @type {unknown[]} */ ([]), { get: () => length });
      assert.throws(() => calculator.asked(/** @type {any} */ (notes)), ProrataError);
    }
  });

  test("a getter that throws, with the reason", () => {
    const reason = new Error("not today");
    const fund = {
      get gross() {
        throw reason;
      },
    };
    return assert.rejects(createCalculator(spoilt("fund", fund)), (error) => {
      fault("not-plain-data", "/fund/gross")(error);
      return error instanceof Error && error.cause === reason;
    });
  });

  test("a list's getter that throws, in the options of a call", () => {
    const reason = new Error("nor tomorrow");
    const list = Object.defineProperty([1, 2], 1, {
      enumerable: true,
      get() {
        throw reason;
      },
    });
    const options = /** @type {any} */ ({ over: { list } });
    assert.throws(
      () => calculator.curve({ answers: illinois }, options),
      (error) => {
        fault("not-plain-data", "/options/over/list/1")(error);
        return error instanceof Error && error.cause === reason;
      },
    );
  });

  test("a revoked proxy", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return assert.rejects(
      createCalculator({ ...settlement(), fund: proxy }),
      fault("not-plain-data", "/fund"),
    );
  });

  test("all faults at once", () =>
    assert.rejects(
      createCalculator({ ...settlement(), colour: 1, status: "won", asOf: "soon" }),
      (error) => {
        assert(error instanceof ProrataError);
        const paths = error.faults.map(({ path }) => path).sort();
        assert.deepEqual(paths, ["/asOf", "/colour", "/status"]);
        for (const { code, message } of error.faults) assert(code && message);
        return true;
      },
    ));
});

describe("input is refused with code and place", () => {
  /** @type {[string, unknown, string, string][]} */
  const cases = [
    ["unknown key", { colour: 1 }, "unknown-key", "/colour"],
    ["missing answer", { answers: {} }, "missing-answer", "/answers/state"],
    ["missing later answer", { answers: { state: "IL" } }, "missing-answer", "/answers/usedBefore"],
    [
      "unknown question",
      { answers: { ...illinois, age: true } },
      "unknown-question",
      "/answers/age",
    ],
    ["the question __proto__", { answers: withProto(illinois) }, "bad-id", "/answers/__proto__"],
    [
      "the question constructor",
      { answers: { ...illinois, constructor: true } },
      "unknown-question",
      "/answers/constructor",
    ],
    [
      "number for a state",
      { answers: { ...illinois, state: 5 } },
      "condition-type",
      "/answers/state",
    ],
    [
      "yes as text",
      { answers: { ...illinois, usedBefore: "yes" } },
      "condition-type",
      "/answers/usedBefore",
    ],
    ["no such state", { answers: { ...illinois, state: "XX" } }, "unknown-state", "/answers/state"],
    [
      "number as rate",
      { assumptions: { claimsRate: 0.02 } },
      "wrong-type",
      "/assumptions/claimsRate",
    ],
    [
      "not a number as rate",
      { assumptions: { claimsRate: Number.NaN } },
      "wrong-type",
      "/assumptions/claimsRate",
    ],
    [
      "exponent in a rate",
      { assumptions: { claimsRate: "1e-2" } },
      "bad-rate",
      "/assumptions/claimsRate",
    ],
    [
      "rate above one",
      { assumptions: { claimsRate: "1.5" } },
      "bad-rate",
      "/assumptions/claimsRate",
    ],
    [
      "negative count",
      { assumptions: { claims: { nationwide: { count: -1 } } } },
      "bad-count",
      "/assumptions/claims/nationwide/count",
    ],
    [
      "unknown group",
      { assumptions: { claims: { moon: { count: 1 } } } },
      "unknown-group",
      "/assumptions/claims/moon",
    ],
    [
      "number as money",
      { assumptions: { deductions: { fees: { fixed: 5 } } } },
      "money-not-text",
      "/assumptions/deductions/fees/fixed",
    ],
    [
      "unknown deduction",
      { assumptions: { deductions: { bribes: { fixed: "5.00" } } } },
      "unknown-deduction",
      "/assumptions/deductions/bribes",
    ],
    ["list", [], "wrong-type", ""],
    ["text", "IL", "wrong-type", ""],
    ["number", 5, "wrong-type", ""],
    ["function", () => {}, "not-plain-data", ""],
  ];
  for (const [name, input, code, path] of cases) {
    test(name, () => {
      assert.throws(() => calculator.estimate(/** @type {any} */ (input)), fault(code, path));
    });
  }

  test("contains itself", () => {
    assert.throws(
      () => calculator.estimate(/** @type {any} */ ({ answers: cyclic() })),
      ProrataError,
    );
  });

  test("questions are asked for by their rules, too", () => {
    assert.throws(() => calculator.asked({ state: "XX" }), fault("unknown-state", "/state"));
    assert.throws(() => calculator.asked(/** @type {any} */ (5)), fault("wrong-type", ""));
  });

  test("and none of that has done harm", () => {
    assert.equal(calculator.estimate({ answers: illinois }).claimant?.eligible, true);
  });
});

describe("of what is not plain data it is said what to hand over instead", () => {
  class Answers {
    get state() {
      return "IL";
    }
  }
  const bytes = new TextEncoder().encode(JSON.stringify(illinois));
  /** What is handed over for answers, what it is called, and whether the advice gives the answers themselves. */
  /** @type {[unknown, string, boolean][]} */
  const cases = [
    [new Map(Object.entries(illinois)), "Map", true],
    [new Promise(() => {}), "Promise", false],
    [Promise.resolve(illinois), "Promise", true],
    [Response.json(illinois), "Response", true],
    [bytes, "Uint8Array", true],
    [Buffer.from(bytes), "Uint8Array", true],
    [bytes.buffer, "ArrayBuffer", true],
    [() => illinois, "function", true],
    [new Set(["IL"]), "Set", false],
    [new Float64Array(3), "Float64Array", false],
    [new WeakMap(), "WeakMap", false],
    [new Error("no"), "Error", false],
    [/no/, "RegExp", false],
    [new Answers(), "Answers", false],
    [Symbol("no"), "symbol", false],
  ];
  for (const [answers, found, helps] of cases)
    test(found, async () => {
      const refused = (/** @type {any} */ error) => {
        fault("not-plain-data", "/answers")(error);
        assert.equal(error.params.found, found);
        assert.match(
          error.message,
          new RegExp(`the kind "${found}"\\. Hand over ".+" in its place`),
        );
        if (helps) advice = error.params.instead;
        return true;
      };
      let advice = "";
      assert.throws(() => calculator.estimate(/** @type {any} */ ({ answers })), refused);
      if (!helps) return;
      const follow = new Function("value", `return (async () => ${advice})()`);
      assert.deepEqual(await follow(answers), illinois);
    });

  test("of single answers, too", () => {
    const places = [new Date("2020-05-31T12:00:00Z"), new String("IL"), new Number(3), 3n];
    const plain = ["2020-05-31", "IL", 3, 3];
    places.forEach((state, index) => {
      const input = /** @type {any} */ ({ answers: { state } });
      assert.throws(
        () => calculator.estimate(input),
        (/** @type {any} */ error) => {
          fault("not-plain-data", "/answers/state")(error);
          const follow = new Function("value", `return ${error.params.instead}`);
          return follow(state) === plain[index];
        },
      );
    });
  });

  test("but objects without a prototype, of another frame, and frozen ones are plain", () => {
    const expected = calculator.estimate({ answers: illinois });
    const bare = Object.assign(Object.create(null), illinois);
    const foreign = runInNewContext(`(${JSON.stringify(illinois)})`);
    for (const answers of [bare, foreign, Object.freeze({ ...illinois })])
      assert.deepEqual(calculator.estimate({ answers }), expected);
  });
});

describe("each limit is accepted and one more is refused", () => {
  const asked = (/** @type {unknown} */ given) => () =>
    calculator.asked(/** @type {any} */ (given));

  test("20,000 values", () => {
    // With the list itself.
    assert.throws(asked(Array(19_999).fill(1)), fault("wrong-type", ""));
    assert.throws(asked(Array(20_000).fill(1)), fault("too-large", ""));
    assert.throws(asked([Array(19_998).fill(1)]), fault("wrong-type", ""));
    assert.throws(asked([Array(19_998).fill(1), 1]), fault("too-large", "/1"));
  });

  test("a million characters of all texts and keys", () => {
    const most = "x".repeat(1_000_000);
    assert.throws(asked(most), fault("wrong-type", ""));
    assert.throws(asked(`${most}x`), fault("too-much-text", ""));
    assert.throws(
      asked({ [most]: 1 }),
      (error) => error instanceof ProrataError && error.code === "bad-id",
    );
    assert.throws(asked({ [`${most}x`]: 1 }), fault("too-much-text", ""));
    // Two characters each, as JavaScript counts.
    assert.throws(asked(["\u{1f4b6}".repeat(500_000)]), fault("wrong-type", ""));
    assert.throws(asked(["\u{1f4b6}".repeat(500_000), "x"]), fault("too-much-text", "/1"));
  });

  test("32 levels", () => {
    const nested = (/** @type {number} */ levels) => {
      let value = /** @type {unknown} */ (1);
      for (let level = 0; level < levels; level++) value = [value];
      return value;
    };
    assert.throws(asked(nested(32)), fault("wrong-type", ""));
    assert.throws(asked(nested(33)), fault("too-deep", "/0".repeat(33)));
  });
});

test("what a framework keeps in proxies is calculated with as if it were plain", async () => {
  const watched = await createCalculator(reactive(settlement()));
  assert.deepEqual(watched.settlement, settlement());
  assert(!types.isProxy(watched.settlement.groups));
  const input = { answers: illinois, assumptions: { claimsRate: "0.02" } };
  assert.deepEqual(watched.estimate(reactive(input)), calculator.estimate(input));
  assert.deepEqual(watched.asked(reactive(illinois)), calculator.asked(illinois));
});

test("an input that frees the calculator while it is read does no harm", async () => {
  const mine = await createCalculator(settlement());
  const input = {
    get answers() {
      mine.free();
      return illinois;
    },
  };
  assert.throws(() => mine.estimate(input), fault("calculator-freed", ""));
  assert.equal(calculator.estimate().settlement, "tiktok-2022");
});

test("a setter of all objects that frees the calculator while its result is written does no harm", async () => {
  const mine = await createCalculator(settlement());
  const expected = mine.estimate();
  Object.defineProperty(Object.prototype, "pools", {
    configurable: true,
    set(value) {
      mine.free();
      mine.free();
      assert.equal(calculator.asked({})[0], "state");
      Object.defineProperty(this, "pools", { value, enumerable: true });
    },
  });
  try {
    assert.deepEqual(mine.estimate(), expected);
  } finally {
    Reflect.deleteProperty(Object.prototype, "pools");
  }
  assert.throws(() => mine.estimate(), fault("calculator-freed", ""));
  assert.equal(calculator.estimate().settlement, "tiktok-2022");
});

test("whoever makes a calculator with new is told how to", async () => {
  const Constructor = /** @type {any} */ (Calculator);
  for (const args of [[], [settlement()], [{}, settlement()]])
    assert.throws(() => new Constructor(...args), {
      name: "TypeError",
      message: /createCalculator\(settlement\)/,
    });
  assert.equal(calculator.estimate().settlement, "tiktok-2022");
});

test("a freed calculator says so", async () => {
  const mine = await createCalculator(settlement());
  mine.free();
  mine.free();
  assert.throws(() => mine.estimate(), fault("calculator-freed", ""));
  assert.throws(() => mine.asked({}), fault("calculator-freed", ""));
  assert.throws(() => mine.explain(), fault("calculator-freed", ""));
  const other = await createCalculator(settlement());
  other[Symbol.dispose]();
  assert.throws(() => other.estimate(), fault("calculator-freed", ""));
  assert.equal(calculator.estimate().settlement, "tiktok-2022");
});

test("errors are errors", async () => {
  assert(calculator instanceof Calculator);
  const error = await createCalculator({}).catch((thrown) => thrown);
  assert(error instanceof ProrataError && error instanceof Error);
  assert.equal(error.name, "ProrataError");
  assert.match(error.stack ?? "", /facade\.test/);
});

/**
 * Holds an error to its first fault.
 *
 * @param {string} code
 * @param {string} path
 * @returns {(error: unknown) => true}
 */
function fault(code, path) {
  return (error) => {
    assert(error instanceof ProrataError, String(error));
    assert.deepEqual({ code: error.code, path: error.path }, { code, path });
    assert.deepEqual(error.faults[0], {
      code,
      path,
      params: error.params,
      message: error.faults[0]?.message,
    });
    return true;
  };
}

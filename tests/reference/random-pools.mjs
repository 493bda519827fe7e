/** Random pools: what they take, what claims weigh in them, and what holds the payments back. */

import { day, figure, highest, lowest, millionths, money, percent } from "./random.mjs";
import { randomCondition } from "./random-answers.mjs";

/** @typedef {import("./random.mjs").Random} Random */

/** The most cents that a figure of one claim may say. */
const MOST_OF_CLAIM = 1_000_000_000_000;

const SHARES = [1_000_000, 5_000_000, 500_000, 10_000_000, 1_250_000, 333_333, 3_700_000, 1];

/** How a kind of measure writes its units. */
const WRITTEN = { shares: millionths, money };

/**
 * A measure whose size is about `about` units, from the answers or the same for all.
 * @param {Random} r
 * @param {"shares" | "money"} kind
 * @param {number} workedOut how often it depends on the answers
 */
function randomMeasure(r, kind, about, questions, workedOut) {
  const written = WRITTEN[kind];
  const size = (most) => (r.chance(0.02) ? 0 : r.sized(1, Math.max(1, most)));
  const amount = (most) => {
    const n = size(most);
    return figure(r, n, n * r.pick([1, 2, 3]), written, 0.2);
  };
  if (!r.chance(workedOut)) {
    return r.chance(0.15) ? amount(about) : written(r.whole(Math.ceil(about / 3), about));
  }
  const term = r.pick([
    () => ({ fixed: amount(about) }),
    () => ({
      perUnit: {
        amount: amount(about / 4),
        question: "units",
        ...r.maybe(0.5, () => ({ most: r.whole(1, 15) })),
      },
    }),
    () => {
      const [first, last] = [day(r), day(r)].sort();
      return {
        perMonth: {
          amount: amount(about / 10),
          between: { first, last },
          ...r.maybe(0.7, () => ({ start: "start" })),
          ...r.maybe(0.5, () => ({ end: "end" })),
          months: r.pick(["complete", "calendar"]),
          ...r.maybe(0.4, () => ({ most: r.whole(1, 36) })),
        },
      };
    },
    () => ({ percentOf: { percent: percent(r.sized(1, 500_000_000)), question: "spent" } }),
    () => ({
      tiers: [
        ...Array.from({ length: r.whole(1, 3) }, () => ({
          when: randomCondition(r, questions, 1),
          amount: amount(about),
        })),
        ...(r.chance(0.7) ? [{ amount: amount(about) }] : []),
      ],
    }),
  ]);
  const limits = [size(about), size(about * 3)].sort((a, b) => a - b);
  return {
    sum: Array.from({ length: r.pick([1, 1, 2, 3]) }, () =>
      r.chance(0.2) ? { fixed: amount(about) } : term(),
    ),
    ...r.maybe(0.4, () => ({ least: written(limits[0]) })),
    ...r.maybe(0.3, () => ({ most: written(limits[1]) })),
  };
}

const multiple = (r, low, high) => millionths(r.whole(low * 1000, high * 1000) * 1000);

/**
 * @param {Random} r
 * @param {object[]} groups
 * @param {number} each about how many cents there are for a claim
 */
function randomPays(r, groups, questions, kind, each, mixes) {
  const limits = r.chance(0.45);
  // What depends on answers needs a claim mix to say what the claims' answers are.
  const workedOut = mixes ? 0.5 : 0;
  const limitsWorkedOut = mixes ? 0.3 : 0;
  // A group may go without an entry of its own only within a group that has one.
  return groups.map((g) => {
    const floor = () =>
      randomMeasure(r, "money", Math.ceil(each / r.pick([3, 5, 20])), questions, limitsWorkedOut);
    const cap = () =>
      randomMeasure(r, "money", Math.ceil(each * r.pick([1, 2, 4])), questions, limitsWorkedOut);
    const scaled = () => ({
      factor: {
        ...r.maybe(0.4, () => ({ least: multiple(r, 0, 0.2) })),
        ...r.maybe(0.7, () => ({ most: r.pick([() => "1", () => multiple(r, 0.3, 3)])() })),
      },
    });
    return {
      group: g.id,
      ...(kind === "shares"
        ? { shares: randomMeasure(r, "shares", r.pick(SHARES), questions, workedOut) }
        : {
            value: randomMeasure(
              r,
              "money",
              Math.ceil(each * r.pick([0.3, 1, 2])),
              questions,
              workedOut,
            ),
          }),
      ...r.maybe(kind === "values" ? 0.4 : 0, scaled),
      ...r.maybe(limits ? 0.4 : 0, () => ({ cap: cap() })),
      ...r.maybe(limits ? 0.3 : 0, () => ({ floor: floor() })),
    };
  });
}

const inCents = (written) => Number(written.replace(".", ""));

/** The nearest entry to a group that states this, from the inside out. */
function nearest(pays, groups, group, key) {
  const pay = pays.find((p) => p.group === group.id);
  if (pay?.[key] !== undefined) return pay;
  return (
    group.within &&
    nearest(
      pays,
      groups,
      groups.find((g) => g.id === group.within),
      key,
    )
  );
}

/** Takes away floors that a file may not have: both limits the same for all claims, and the floor above. */
function withoutClashes(pays, groups) {
  const clash = groups
    .map((group) => ["floor", "cap"].map((key) => nearest(pays, groups, group, key)))
    .filter(([floors, caps]) => floors && caps && !floors.floor.sum && !caps.cap.sum)
    .find(([{ floor }, { cap }]) => inCents(highest(floor)) > inCents(lowest(cap)));
  if (!clash) return pays;
  // Where one floor goes, that of a group around comes to hold.
  delete clash[0].floor;
  return withoutClashes(pays, groups);
}

/**
 * @param {Random} r
 * @param {{ groups: object[], questions: object[], gross: number, each: number, valuesOnly: boolean, mixes: boolean }} about
 */
export function randomPools(r, { groups, questions, gross, each, valuesOnly, mixes }) {
  const count = r.pick([1, 1, 1, 2, 2, 3, 4]);
  return Array.from({ length: count }, (_, i) => {
    const last = i === count - 1;
    const asNeeded = r.chance(last ? 0.1 : 0.4);
    const kind = valuesOnly || asNeeded || r.chance(0.4) ? "values" : "shares";
    const takes = asNeeded
      ? { asNeeded: r.maybe(0.4, () => ({ atMost: money(r.sized(1, gross)) })) }
      : r.chance(last ? 0.85 : 0.1)
        ? "remainder"
        : r.pick([
            { fixed: money(r.sized(Math.ceil(gross / 100), gross)) },
            { percentOfNet: percent(r.whole(0, r.pick([500_000_000, 1_000_000_000]))) },
          ]);
    // All groups, or those without another around them and some of the rest: or else only some.
    const paid = groups.filter((g) =>
      g.within === undefined ? last || r.chance(0.8) : r.chance(0.7),
    );
    // A cap is at most four times as much, and the high end of a figure three times its low one.
    const share = Math.max(1, Math.min(Math.floor(MOST_OF_CLAIM / 12), Math.ceil(each / count)));
    const pays = randomPays(r, paid.length > 0 ? paid : groups, questions, kind, share, mixes);
    const surplus = () => ({ surplus: last || r.chance(0.3) ? "kept" : "next-pool" });
    return {
      id: `p${i}`,
      takes,
      pays: withoutClashes(pays, groups),
      ...r.maybe(0.15, () => ({ deMinimis: money(r.sized(1, Math.max(2, share * 1.2))) })),
      ...r.maybe(kind === "shares" ? 0.2 : 0, () => ({
        topUp: {
          shareValue: money(r.sized(1, share * 4)),
          ...r.maybe(0.5, () => ({ atMost: money(r.sized(1, gross)) })),
        },
      })),
      // A pool that takes all hands its surplus on, or there is nothing for the pools after it.
      ...(takes === "remainder" && !last ? { surplus: "next-pool" } : r.maybe(0.5, surplus)),
    };
  });
}

/** @param {Random} r */
export function randomRounding(r, pools) {
  if (r.chance(0.1)) return {};
  const shares = pools.some((pool) => pool.pays[0].shares);
  if (r.chance(0.3)) {
    const rounding = {
      residue: "largest-remainder",
      ...r.maybe(0.5, () => ({ unitValue: "exact" })),
    };
    return { rounding: { ...rounding, ...r.maybe(0.5, () => ({ payment: "truncate" })) } };
  }
  return {
    rounding: {
      ...r.maybe(0.7, () => ({ unitValue: r.chance(shares ? 0.5 : 0) ? "cent" : "exact" })),
      ...r.maybe(0.8, () => ({ payment: r.pick(["truncate", "half-up", "half-even"]) })),
      ...r.maybe(0.8, () => ({ excess: r.pick(["truncate", "truncate", "truncate", "refused"]) })),
      ...r.maybe(0.3, () => ({ residue: "kept" })),
    },
  };
}

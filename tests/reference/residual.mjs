/** What is done with money that is not paid out, or not cashed. */
import { divide, entitled } from "./active-set.mjs";
import { weighsBy } from "./cohorts.mjs";
import { Fraction } from "./fraction.mjs";
import { cutFactor } from "./pools.mjs";
import { AGAINST, at, least, most, one, total, units } from "./values.mjs";

/**
 * @typedef {import("./values.mjs").Outlook} Outlook
 * @typedef {import("./pools.mjs").Held} Held
 */

/** A cap less what has been paid; no floor. @param {Held} held @param {bigint} paid */
const lessPaid = (held, paid) => ({
  ...held,
  floor: 0n,
  cap: held.cap === null ? null : held.cap - paid,
});

/** How many cheques claims that are alike are sent: none for nothing. */
const cheques = (claims, payment, extra) => (payment > 0n ? claims : least(extra, claims));

/** So many cheques not cashed, but not that of the claimant. */
const atMost = (lost, claims, { cashes = 0n }) => least(lost, most(0n, claims - cashes));

/**
 * Cheques that are not cashed: the rate of all of them, in whole ones; of each kind as many, cut down, and those left over
 * one each by the largest remainder, the earlier first.
 * @param {bigint[]} sent
 * @param {bigint} rate
 */
function shareOut(sent, rate) {
  const exact = sent.map((n) => new Fraction(n * rate, one("rate")));
  const lost = exact.map((n) => n.floor());
  const all = (total(sent) * rate) / one("rate");
  const order = exact
    .map((n, i) => ({ i, cut: n.part() }))
    .filter(({ cut }) => !cut.isZero())
    .sort((a, b) => b.cut.compare(a.cut) || a.i - b.i);
  for (const { i } of order.slice(0, Number(all - total(lost)))) lost[i] += 1n;
  return lost;
}

/**
 * @param {object} plan
 * @param {bigint} undistributed
 * @param {import("./cohorts.mjs").Cohort[]} cohorts
 * @param {ReturnType<typeof import("./pools.mjs").poolsOf>} pools
 * @param {Outlook} outlook
 */
export function residualOf(plan, undistributed, cohorts, pools, outlook) {
  const { uncashed, distributions } = plan.residual ?? {};
  const rate = uncashed === undefined ? 0n : at(uncashed, "rate", outlook);
  const inPools = cohorts.map((c, i) =>
    pools.map((p) => cheques(c.claims, p.payments[i], p.extra[i])).reduce((a, b) => most(a, b)),
  );
  const losses = shareOut(inPools, rate).map((n, i) => atMost(n, cohorts[i].claims, cohorts[i]));
  const uncashedMoney = total(pools.map((p) => total(p.payments.map((x, i) => x * losses[i]))));
  let cashed = cohorts.map((c, i) => c.claims - losses[i]);
  let left = undistributed + uncashedMoney;
  let costs = 0n;
  /** @type {object[]} */
  const rounds = [];
  if (distributions) {
    const from = pools.find((p) => p.pool.id === distributions.pool);
    const rounding = { ...plan.rounding, residue: "kept" };
    // Where some of a cohort were paid a cent more, the caps of all leave room for one less.
    const paid = from.payments.map((payment, i) => payment + least(1n, from.extra[i]));
    const cost =
      distributions.cost === undefined ? 0n : at(distributions.cost, "money", AGAINST[outlook]);
    const smallest =
      distributions.leastPayment === undefined ? 0n : units(distributions.leastPayment, "money");
    for (let round = 2; round <= distributions.most + 1; round++) {
      const amount = left - cost;
      const held = from.held.map((h, i) => ({
        ...lessPaid(h, paid[i]),
        claims: h.weight > 0n && !from.dropped[i] ? cashed[i] : 0n,
      }));
      const claims = total(held.map((h) => h.claims));
      if (amount <= 0n || claims === 0n || amount < smallest * claims) break;
      const found = divide(amount, held);
      const factor = cutFactor(found, weighsBy(from.pool), rounding);
      const by = (rule) => held.map((h) => (h.claims > 0n ? entitled(factor, h).round(rule) : 0n));
      const sum = (list) => total(held.map((h, i) => h.claims * list[i]));
      // What rounding would overspend is cut down.
      const wanted = rounding.payment ?? "truncate";
      const rule = sum(by(wanted)) > amount ? "truncate" : wanted;
      const payments = by(rule);
      const paidOut = sum(payments);
      if (paidOut === 0n) break;
      const sent = held.map((h, i) => (h.claims > 0n && payments[i] > 0n ? cashed[i] : 0n));
      const gone = shareOut(sent, rate).map((n, i) => atMost(n, cashed[i], cohorts[i]));
      const notCashed = total(held.map((h, i) => (h.claims > 0n ? gone[i] : 0n) * payments[i]));
      rounds.push({
        round,
        pool: from.pool.id,
        cost,
        amount,
        claims,
        factor,
        payments: paidOut,
        uncashed: notCashed,
        /** What a claim with these limits is paid, if it was paid this much from the pool before. */
        pay: (claim, before) => entitled(factor, lessPaid(claim, before)).round(rule),
      });
      costs += cost;
      left = amount - paidOut + notCashed;
      cashed = cashed.map((n, i) => n - gone[i]);
      for (const i of paid.keys()) paid[i] += payments[i];
    }
  }
  const cashedMoney =
    total(pools.map((p) => p.paidOut)) -
    uncashedMoney +
    total(rounds.map((r) => r.payments - r.uncashed));
  return { rounds, costs, left, cashedMoney };
}

/** What a claim is paid in each further distribution, given what the pool's first paid it. */
export function distributionPayments(rounds, held, first) {
  let before = first;
  return rounds.map(({ pay }) => {
    const payment = pay(held, before);
    before += payment;
    return payment;
  });
}

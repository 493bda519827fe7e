// When it is too late to claim: once the last day is over where it ends, whatever the clock of whoever asks says.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { promisify } from "node:util";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

const { module } = await runnerImport(join(root, "www/explain/status.ts"), { configFile: false });
const { closedKey, deadlineState, isClosed } = /** @type {any} */ (module);

/** Wherever the clock stands, in one of them at least it is not the day that it is in Greenwich. */
const zones = ["Etc/GMT+12", "Pacific/Kiritimati"];

/** The day, some days from now, in a time zone. @param {string} timeZone @param {number} [days] */
const dayIn = (timeZone, days = 0) =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(Date.now() + days * 86_400_000);

/** @param {string} status @param {...(string | [string, string])} deadlines */
const settlement = (status, ...deadlines) => ({
  status,
  dates: deadlines.map((deadline) => {
    const [on, timeZone] = [deadline].flat();
    return { event: "claim-deadline", on, ...(timeZone && { timeZone }) };
  }),
});
/** @param {string} moment */
const at = (moment) => new Date(moment);

describe("a settlement is closed", () => {
  test("once the last day to claim is over everywhere, if the file names no time zone", () => {
    const open = settlement("claims-open", "2024-03-01");
    // On Baker Island, twelve hours behind Greenwich, 1 March ends at noon of the 2nd in Greenwich.
    assert.equal(isClosed(open, at("2024-03-02T11:59:59Z")), false);
    assert.equal(isClosed(open, at("2024-03-02T12:00:00Z")), true);
    const moved = settlement("claims-open", "2024-03-01", "2024-05-01");
    assert.equal(isClosed(moved, at("2024-04-01T12:00:00Z")), false);
  });
  test("after the month or the year, if no more is known of the last day", () => {
    const month = settlement("claims-open", "2024-03");
    assert.equal(isClosed(month, at("2024-03-31T12:00:00Z")), false);
    assert.equal(isClosed(month, at("2024-04-01T11:59:59Z")), false);
    assert.equal(isClosed(month, at("2024-04-01T12:00:00Z")), true);
    assert.equal(isClosed(settlement("claims-open", "2024"), at("2024-12-31T23:00:00Z")), false);
  });
  test("once it is over in its own time zone, in winter as in summer", () => {
    // Midnight in Los Angeles is 8:00 in Greenwich in winter, and 7:00 in summer.
    const winter = settlement("claims-open", ["2024-03-01", "America/Los_Angeles"]);
    assert.equal(isClosed(winter, at("2024-03-02T07:59:59Z")), false);
    assert.equal(isClosed(winter, at("2024-03-02T08:00:00Z")), true);
    const summer = settlement("claims-open", ["2024-07-01", "America/Los_Angeles"]);
    assert.equal(isClosed(summer, at("2024-07-02T06:59:59Z")), false);
    assert.equal(isClosed(summer, at("2024-07-02T07:00:00Z")), true);
    // In New York it is over three hours before.
    const eastern = settlement("claims-open", ["2024-03-01", "America/New_York"]);
    assert.equal(isClosed(eastern, at("2024-03-02T05:00:00Z")), true);
  });
  test("once it is over everywhere, if the browser does not know the time zone", () => {
    const odd = settlement("claims-open", ["2024-03-01", "Atlantis/Poseidonis"]);
    assert.equal(isClosed(odd, at("2024-03-02T11:59:59Z")), false);
    assert.equal(isClosed(odd, at("2024-03-02T12:00:00Z")), true);
  });
  test("if its status says so", () => {
    const now = at("2024-03-01T12:00:00Z");
    for (const status of ["claims-closed", "paying", "paid", "rejected", "withdrawn", "terminated"])
      assert.equal(isClosed(settlement(status), now), true, status);
    for (const status of ["proposed", "claims-open", "approved"])
      assert.equal(isClosed(settlement(status), now), false, status);
  });
});

test("as long as it may be over, nobody is told that they can still claim", () => {
  const open = settlement("claims-open", "2024-03-01");
  const state = (/** @type {string} */ moment) => deadlineState(open, at(moment));
  // Midnight in New York is 5:00 in Greenwich.
  assert.equal(state("2024-03-02T04:59:59Z"), "ahead");
  assert.equal(state("2024-03-02T05:00:00Z"), "unclear");
  assert.equal(state("2024-03-02T12:00:00Z"), "passed");
  const pacific = settlement("claims-open", ["2024-03-01", "America/Los_Angeles"]);
  assert.equal(deadlineState(pacific, at("2024-03-02T07:00:00Z")), "ahead");
  assert.equal(deadlineState(settlement("proposed", "2024-03-01"), at("2024-01-01")), "future");
});

test("what the figures are, where it is too late", () => {
  const paid = (/** @type {unknown[]} */ ...amounts) => ({
    ...settlement("paid"),
    outcome: { payments: amounts.map((amount) => ({ amount })) },
  });
  assert.equal(closedKey(settlement("claims-closed")), "closed.unpaid");
  assert.equal(closedKey(settlement("paid")), "closed.paid");
  assert.equal(closedKey(paid({ unknown: true })), "closed.paid");
  assert.equal(closedKey(paid({ unknown: true }, "5.00")), "closed.reported");
  assert.equal(closedKey(paid({ low: "5.00", high: "6.00" })), "closed.reported");
  for (const status of ["rejected", "withdrawn", "terminated"])
    assert.equal(closedKey(settlement(status)), `closed.${status}`);
});

describe("the clock of whoever asks decides nothing", () => {
  const { TZ } = process.env;
  after(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });
  test("for the page", () => {
    const open = settlement("claims-open", ["2024-03-01", "America/Los_Angeles"]);
    for (const zone of zones) {
      process.env.TZ = zone;
      assert.equal(isClosed(open, at("2024-03-02T07:59:59Z")), false, zone);
      assert.equal(isClosed(open, at("2024-03-02T08:00:00Z")), true, zone);
    }
  });

  test("for the command line", async () => {
    const folder = await mkdtemp(join(tmpdir(), "prorata-"));
    try {
      const text = await readFile(join(root, "examples/status-and-dates.json"), "utf8");
      const example = JSON.parse(text);
      const path = join(folder, "example.json");
      /** What it says where the clock shows a time zone, if the last day was so many days ago in Los Angeles. @param {string} zone @param {number} days */
      const said = async (zone, days) => {
        const timeZone = "America/Los_Angeles";
        const { from } = example.fund;
        const dates = [{ event: "claim-deadline", on: dayIn(timeZone, days), timeZone, from }];
        await writeFile(path, JSON.stringify({ ...example, status: "claims-open", dates }));
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [join(root, "dist/lib/cli.js"), "estimate", path],
          { env: { ...process.env, TZ: zone } },
        );
        return stdout;
      };
      for (const zone of zones) {
        assert.match(await said(zone, 0), /\(Pacific Time\)\. You can still claim/, zone);
        assert.match(await said(zone, -1), /\(Pacific Time\)\. This day has passed\./, zone);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

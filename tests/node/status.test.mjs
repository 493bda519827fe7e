// When it is too late to claim: by the day where the claimant is, not by the day in Greenwich.

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
const { isClosed, localDay } = /** @type {any} */ (module);

/** Wherever the clock stands, in one of them at least it is not the day that it is in Greenwich. */
const zones = ["Etc/GMT+12", "Pacific/Kiritimati"];

/** The day, some days from now, in a time zone. @param {string} timeZone @param {number} [days] */
const dayIn = (timeZone, days = 0) =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(Date.now() + days * 86_400_000);

/** @param {string} status @param {...string} deadlines */
const settlement = (status, ...deadlines) => ({
  status,
  dates: deadlines.map((on) => ({ event: "claim-deadline", on })),
});

describe("a settlement is closed", () => {
  test("the day after the last day to claim", () => {
    assert.equal(isClosed(settlement("claims-open", "2024-03-01"), "2024-03-01"), false);
    assert.equal(isClosed(settlement("claims-open", "2024-03-01"), "2024-03-02"), true);
    assert.equal(
      isClosed(settlement("claims-open", "2024-03-01", "2024-05-01"), "2024-04-01"),
      false,
    );
  });
  test("after the month or the year, if no more is known of the last day", () => {
    assert.equal(isClosed(settlement("claims-open", "2024-03"), "2024-03-31"), false);
    assert.equal(isClosed(settlement("claims-open", "2024-03"), "2024-04-01"), true);
    assert.equal(isClosed(settlement("claims-open", "2024"), "2024-12-31"), false);
  });
  test("if its status says so", () => {
    for (const status of ["claims-closed", "paying", "paid"])
      assert.equal(isClosed(settlement(status), "2024-03-01"), true, status);
    for (const status of ["proposed", "claims-open", "approved"])
      assert.equal(isClosed(settlement(status), "2024-03-01"), false, status);
  });
});

describe("the day is that where the claimant is", () => {
  const { TZ } = process.env;
  after(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });
  test("for the page", () => {
    const now = new Date("2024-03-01T11:00:00Z");
    process.env.TZ = "Etc/GMT+12";
    assert.equal(localDay(now), "2024-02-29");
    process.env.TZ = "Pacific/Kiritimati";
    assert.equal(localDay(now), "2024-03-02");
  });

  test("for the command line", async () => {
    const folder = await mkdtemp(join(tmpdir(), "prorata-"));
    try {
      const text = await readFile(join(root, "examples/outcome.json"), "utf8");
      const example = JSON.parse(text);
      const path = join(folder, "example.json");
      /** What it says in a time zone if the last day to claim is so many days from today. @param {string} zone @param {number} days */
      const said = async (zone, days) => {
        const dates = [{ event: "claim-deadline", on: dayIn(zone, days), from: example.fund.from }];
        await writeFile(path, JSON.stringify({ ...example, status: "claims-open", dates }));
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [join(root, "dist/lib/cli.js"), "estimate", path],
          { env: { ...process.env, TZ: zone } },
        );
        return stdout;
      };
      for (const zone of zones) {
        const open = await said(zone, 0);
        assert.notEqual(open, await said(zone, -1), `${zone}: it is not too late today`);
        assert.equal(open, await said(zone, 30), zone);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

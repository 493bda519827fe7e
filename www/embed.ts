// The publishers' single script: registers `<payout-calculator>`, which finds settlements beside the script.

// What every claimant needs is in it; what few need is fetched from beside it.
import "./core/browser.js";
import "./explain/generated/messages.en.js";
import { PayoutCalculator } from "./element/payout-calculator.js";

const here = import.meta.url;
PayoutCalculator.catalogue = new URL("settlements/", here);
PayoutCalculator.define();

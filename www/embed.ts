// The publishers' single script: registers `<payout-calculator>`, which finds settlements beside the script.

import { PayoutCalculator } from "./element/payout-calculator.js";

const here = import.meta.url;
PayoutCalculator.catalogue = new URL("settlements/", here);
PayoutCalculator.define();

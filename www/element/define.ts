// `prorata/element/define`: registers `<payout-calculator>`.

import { PayoutCalculator } from "./payout-calculator.js";

export { PayoutCalculator };

PayoutCalculator.define();

import { calculate } from "./calculate.js";

postMessage(await calculate());

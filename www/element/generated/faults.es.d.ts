// Made by scripts/build/messages.mjs.

import type { Code } from "../../core/index.js";

declare const sentences: { [Key in Code]: (params: Record<string, string>) => string };
export default sentences;

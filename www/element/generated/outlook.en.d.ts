// Made by scripts/build/messages.mjs.

import type english from "./messages.en.js";

declare const messages: typeof english;
export default messages;

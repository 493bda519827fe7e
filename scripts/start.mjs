// `npm start`: set-up, production build, and the standalone page on this machine.

import { createServer } from "node:net";
import { join } from "node:path";
import { build } from "./build.mjs";
import { main, root, Stop, say } from "./lib/run.mjs";

const port = Number(process.env.PORT ?? 8080);

await main(async () => {
  await checkPort(); // before the long work, not after it
  await build();
  const { serve } = await import("./serve.mjs");
  const { url } = await serve(join(root, "dist/site"), { port }).catch(explain);
  say(`\nThe page is at ${url} (Ctrl+C ends it)`);
});

async function checkPort() {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Stop(`PORT must be a number from 0 to 65535, it is "${process.env.PORT}".`);
  }
  await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", () => probe.close(resolve));
  }).catch(explain);
}

/** @param {NodeJS.ErrnoException} error @returns {never} */
function explain(error) {
  if (error.code === "EADDRINUSE") {
    throw new Stop(
      `Port ${port} is in use; choose another one, such as: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES")
    throw new Stop(`This user may not open port ${port}; choose one above 1023.`);
  throw error;
}

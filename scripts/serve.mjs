// Serves a built site the way a careful publisher would: a strict content security policy on every response.

import { createServer } from "node:http";
import sirv from "sirv";

/** The policy the page must work under; tests/browser hold it to that. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const HEADERS = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/**
 * Serves a folder over HTTP.
 *
 * @param {string} folder what to serve
 * @param {object} [options]
 * @param {number} [options.port] 0, which is also the default, takes any free port
 * @param {string} [options.host]
 * @param {(path: string) => boolean} [options.missing] paths to answer with 404, to see what a page does then
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address, ending in "/"
 */
export async function serve(folder, { port = 0, host = "127.0.0.1", missing = () => false } = {}) {
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const notFound = () => {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    };
    if (missing(request.url ?? "")) notFound();
    else files(request, response, notFound);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://${host}:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

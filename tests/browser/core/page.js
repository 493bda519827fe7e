import { calculate, calculateAtTheEnd, calculateInSlices } from "./calculate.js";

globalThis.atTheEnd = calculateAtTheEnd;
globalThis.inSlices = calculateInSlices;
globalThis.inPage = calculate;

globalThis.inWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message ?? "the worker did not start"));
  });

/** As much of an `AbortSignal` as is needed, for whoever has neither the browser's types nor Node's. */
export interface StopSignal {
  /** Throws the reason once the signal has been given. */
  throwIfAborted(): void;
}

/** What to do while long work is under way. */
export interface Control {
  /** Stops it: the promise is then rejected with the signal's reason. */
  signal?: StopSignal | undefined;
  /** Is told from time to time how much is done, from 0 to 1; the last time 1. */
  onProgress?: ((done: number) => void) | undefined;
}

/** How long a slice takes, in milliseconds: half a frame, so that the page can be drawn between any two. */
const SLICE = 8;

/**
 * Carries out long work slice by slice. Between two of them the event loop has its turn: keys, frames, other work.
 *
 * @param steps how many there are
 * @param advance goes so many steps on, and says how many are left
 * @throws the reason of the signal; what `advance` or `onProgress` throws
 */
export async function inSlices(
  steps: number,
  advance: (steps: number) => number,
  { signal, onProgress }: Control,
): Promise<void> {
  let left = steps;
  // How long a step takes shows only as it goes: twice as many at a time as long as they are quick.
  let stride = 1;
  while (left > 0) {
    signal?.throwIfAborted();
    let now = performance.now();
    const end = now + SLICE;
    while (left > 0 && now < end) {
      const before = now;
      left = advance(stride);
      now = performance.now();
      if (now - before < SLICE / 4) stride *= 2;
      else if (now - before > SLICE / 2) stride = Math.ceil(stride / 2);
    }
    onProgress?.(1 - left / steps);
    if (left > 0) await turn();
  }
  signal?.throwIfAborted();
}

/** Lets whatever waits have its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => soon(resolve));
}

/** Runs a task as soon as there is nothing more urgent to do. */
export function soon(task: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?(task: () => void): unknown } };
  if (scheduler?.postTask) scheduler.postTask(task);
  else setTimeout(task, 0);
}

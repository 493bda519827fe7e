import { soon } from "../../../core/slices.js";

/** Some work; it can take as long as its promise. */
export type Job = () => unknown;

/**
 * One job after the other, each in a task of its own, the first one after what is on its way to the screen has been drawn.
 * Between two jobs the browser handles what the claimant types and moves; long ones see to it themselves.
 */
export class Queue {
  #waiting: readonly Job[] = [];
  #awake = false;

  /** Lets these jobs wait in place of those that wait now: what they were for has been overtaken. */
  replace(jobs: readonly Job[]): void {
    this.#waiting = jobs;
    if (this.#awake || jobs.length === 0) return;
    this.#awake = true;
    requestAnimationFrame(() => soon(this.#next));
  }

  readonly #next = async () => {
    const [job, ...others] = this.#waiting;
    this.#waiting = others;
    try {
      await job?.();
    } finally {
      this.#awake = this.#waiting.length > 0;
      if (this.#awake) soon(this.#next);
    }
  };
}

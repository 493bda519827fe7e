import { soon } from "../../../core/slices.js";

/**
 * Long work in slices: each job runs in a task of its own, the first one after what is on its way to the screen has
 * been drawn. Between two jobs the browser handles what the claimant types and moves.
 */
export class Queue {
  #waiting: readonly (() => void)[] = [];
  #awake = false;

  /** Lets these jobs wait in place of those that wait now: what they were for has been overtaken. */
  replace(jobs: readonly (() => void)[]): void {
    this.#waiting = jobs;
    if (this.#awake || jobs.length === 0) return;
    this.#awake = true;
    requestAnimationFrame(() => soon(this.#next));
  }

  readonly #next = () => {
    const [job, ...others] = this.#waiting;
    this.#waiting = others;
    this.#awake = others.length > 0;
    if (this.#awake) soon(this.#next);
    job?.();
  };
}

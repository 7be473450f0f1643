/** Something to wait for: each `notify` wakes all who wait. */
export class Signal {
  #waiting: (() => void)[] = [];

  notify(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Until the next `notify`, or until `limit` milliseconds are over. */
  async wait(limit: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      timer = setTimeout(resolve, limit);
    });
    clearTimeout(timer);
  }
}

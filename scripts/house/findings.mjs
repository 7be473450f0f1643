// What a check found: lines as they come, and one verdict at the end.

export class Findings {
  #problems = 0;

  /** A thing that is as it should be. */
  ok(text) {
    console.log(`  ok    ${text}`);
  }

  /** A thing that could not be looked at here, with the reason. */
  skip(text) {
    console.log(`  skip  ${text}`);
  }

  /** A thing that must be mended; the check fails. */
  problem(text) {
    this.#problems += 1;
    console.log(`  FAIL  ${text}`);
  }

  /** `ok` or `problem`, as the condition says. */
  expect(condition, text, otherwise = text) {
    if (condition) this.ok(text);
    else this.problem(otherwise);
  }

  /** Prints the verdict and sets the exit code. */
  finish(title) {
    console.log(this.#problems === 0 ? `${title}: ok` : `${title}: ${this.#problems} problem(s)`);
    process.exitCode = this.#problems === 0 ? 0 : 1;
  }
}

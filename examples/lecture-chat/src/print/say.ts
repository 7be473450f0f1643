/** A line on the standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A reader that has seen enough (`| head`) does not stop the work. */
export function outliveReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

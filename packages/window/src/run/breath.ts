/** Milliseconds of work between two breaths: a page stays alive, and little time is lost. */
export const BREATH = 12;

/** Lets the event loop turn once; a message channel is not held up for 4 ms as timers are in pages. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

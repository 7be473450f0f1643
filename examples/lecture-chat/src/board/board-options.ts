import { readOptions, UsageError } from '../options';
import type { Options } from '../options';

/** What the command line of the board asks for. */
export interface BoardOptions extends Options {
  readonly port: number;
}

const PORT = 8787;
/** Options of the report that mean nothing here. */
const OF_THE_REPORT = ['--db', '--csv'];

/**
 * Reads the command line of the board: that of the report, and a port.
 *
 * @param args What follows the program's name.
 * @param cwd Where relative paths start.
 * @returns The options, defaults filled in.
 * @throws UsageError when an option is unknown or has a value that makes no sense.
 * @example
 * readBoardOptions(['chat.txt', '--port', '9000'], '/home/me').port; // 9000
 */
export function readBoardOptions(args: readonly string[], cwd: string): BoardOptions {
  const rest: string[] = [];
  let port = PORT;
  for (let at = 0; at < args.length; at++) {
    const [name = '', value] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (OF_THE_REPORT.includes(name)) throw new UsageError(`The board has no option ${name}`);
    if (name === '--port') port = portOf(value ?? args[++at] ?? '');
    else rest.push(args[at] ?? '');
  }
  return { ...readOptions(rest, cwd), port };
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  // Port 0 is any port that is free.
  if (port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${text}`);
}

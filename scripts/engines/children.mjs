// Programs that the checks start, and their folders: whatever ends this process (Ctrl-C, a failure), they
// end and go with it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cleanups = new Set();
process.once('exit', () => cleanups.forEach((cleanUp) => cleanUp()));
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** A new folder, which goes with this process at the latest. */
export function workFolder(prefix) {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  cleanups.add(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts a program, which is killed with this process at the latest.
 *
 * @returns Its process, and a promise of its end.
 */
export function startChild(program, given, options) {
  const child = spawn(program, given, options);
  const kill = () => child.kill('SIGKILL');
  cleanups.add(kill);
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => {
      cleanups.delete(kill);
      reject(error);
    });
    child.once('close', (code, signal) => {
      cleanups.delete(kill);
      resolve({ code, signal });
    });
  });
  return { child, ended };
}

/** Runs a program to its end; what it wrote comes back, at most its last 4000 characters. */
export async function runToEnd(program, given, options) {
  const { child, ended } = startChild(program, given, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words = lastWords(child);
  const { code } = await ended;
  return { code, text: words() };
}

/** What a program says, the end of it, as it comes. */
export function lastWords(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (text = (text + chunk).slice(-4000)));
  return () => text;
}

/** What a check needs could not be fetched: it is skipped. */
export class NotFetched extends Error {}

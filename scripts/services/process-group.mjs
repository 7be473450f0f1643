// Programs that start others: whatever ends this process, all of them end with it.

import { startChild } from '../engines/children.mjs';

/**
 * Starts a program in a process group of its own, which Ctrl-C does not reach.
 *
 * @returns Its process, a promise of its end, and `kill`, which ends whoever is left of the group.
 */
export function startGroup(program, given, options) {
  const { child, ended } = startChild(program, given, { ...options, detached: true });
  const kill = () => {
    process.off('exit', kill);
    // It could not be started.
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  // Before the folders go that the group writes to.
  process.prependListener('exit', kill);
  return { child, ended, kill };
}

// Runs the examples against servers that their users have, on this machine: databases, MongoDB's protocol,
// S3's. All of them listen on loopback and are stopped again, and their data goes with them. Where a server
// is not installed and cannot be fetched, its part says so and passes.
//
//   node scripts/check-services.mjs [databases] [mongo] [s3]

import { NotFetched } from './engines/children.mjs';
import { Findings } from './house/findings.mjs';

const PARTS = ['databases', 'mongo', 's3'];

// The terminal was closed: what runs is stopped, as after Ctrl-C.
process.once('SIGHUP', () => process.exit(129));

const findings = new Findings();
const words = process.argv.slice(2);
for (const word of words)
  if (!PARTS.includes(word)) findings.problem(`there is no part ${word}, only ${PARTS.join(', ')}`);
for (const part of PARTS) {
  if (words.length > 0 && !words.includes(part)) continue;
  const { run } = await import(`./services/${part}.mjs`);
  try {
    await run({ findings });
  } catch (error) {
    const told = `${part}: ${error.message}`;
    if (error instanceof NotFetched) findings.skip(`skipped, ${told}`);
    else findings.problem(told);
  }
}
findings.finish('check:services');

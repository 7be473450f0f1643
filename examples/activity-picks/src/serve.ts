import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { memberCodec } from './member/member-state';
import { MemberStore } from './member/member-store';
import { HELP, UsageError, readOptions } from './options';
import type { Options } from './options';
import { Recommender } from './pick/recommender';
import { readActivities } from './read/read-activities';
import { createApp } from './serve/app';
import { listen } from './serve/listen';
import { idOf, readModel, trainServed } from './train/model-file';

/** Read the activities, load the model (or fit it), serve the pages. */
async function main(options: Options): Promise<void> {
  if (options.help) {
    console.log(HELP);
    return;
  }
  const activities = await readActivities(options.data);
  const file = join(options.out, 'model.gz');
  const isSaved = existsSync(file);
  const model = isSaved ? readModel(file) : trainServed(activities);
  console.log(isSaved ? `model: ${file}` : 'model: fitted just now (npm run demo saves one)');

  const recommender = new Recommender(activities, model);
  const members = join(options.out, `members-${idOf(model)}`);
  const store = new MemberStore(members, memberCodec(recommender.base));
  const { address } = await listen(createApp({ recommender, store }), options.port);
  console.log(`${activities.length} activities: ${address}`);
}

Promise.resolve()
  .then(() => main(readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { ModelStore } from './models/model-store';
import { run, say } from './run';
import { createApp } from './serve/app';
import { makeDemoAccounts } from './serve/demo-accounts';
import { listen } from './serve/listen';
import { ReloadingShelf } from './serve/reloading-shelf';
import { Accounts } from './users/accounts';
import { openUsers } from './users/open-users';
import { randomSecrets, secretsOf } from './users/secrets';
import { Sessions } from './users/sessions';

/** Loads the models, opens the users' database, serves the pages. */
run(async ({ out, db, port, demo }) => {
  const secrets = demo ? randomSecrets() : secretsOf(process.env);
  const store = new ModelStore(join(out, 'models'));
  const shelf = new ReloadingShelf(store, say);
  // Demo accounts come and go with the program.
  const users = await openUsers(
    demo ? join(mkdtempSync(join(tmpdir(), 'vod-picks-')), 'users.sqlite') : db,
  );
  const accounts = new Accounts(users);
  if (demo) {
    for (const account of await makeDemoAccounts(accounts, store.load().progress)) {
      say(`${account.name}   ${account.password}   (subscriber ${account.subscriber})`);
    }
  }
  const app = createApp({
    ...{ shelf, accounts },
    sessions: new Sessions(users, accounts, secrets),
    clientOf: (c) => getConnInfo(c).remote.address ?? '',
  });
  const server = await listen(app, port);
  say(server.address);
  const stop = (): void => {
    shelf.close();
    void server.close().then(() => users.close());
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});

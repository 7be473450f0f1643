import { UsageError } from './options';
import { run, say } from './run';
import { Accounts } from './users/accounts';
import { openUsers } from './users/open-users';

/** Makes an account; its password comes by the environment, where no list of processes shows it. */
run(async ({ db, rest, subscriber }) => {
  const [name] = rest;
  if (name === undefined || rest.length > 1 || subscriber === null) {
    throw new UsageError('npm run add-user -- NAME --subscriber ID, the password in VOD_PASSWORD');
  }
  const password = process.env.VOD_PASSWORD;
  if (password === undefined) throw new UsageError('Put the password into VOD_PASSWORD.');
  const users = await openUsers(db);
  try {
    await new Accounts(users).add(name, password, subscriber);
  } finally {
    await users.close();
  }
  say(`${name} may sign in and sees what subscriber ${subscriber} watches.`);
});

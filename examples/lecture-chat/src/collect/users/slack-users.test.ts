import { afterEach, expect, test } from 'vitest';
import { listen } from '../double/listen';
import { slackDouble } from '../double/slack';
import { Secret } from '../secret';
import { slackClient } from '../slack/slack-client';
import { slackUsers } from './slack-users';

const open: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((close) => close())));

async function read(members: readonly unknown[], token = 'xoxb-made-up') {
  const app = slackDouble({ token: 'xoxb-made-up', channels: {}, users: members, pageSize: 2 });
  const { origin, close } = await listen(app);
  open.push(close);
  const apiUrl = `${origin}/api/`;
  return slackUsers(slackClient(new Secret(token), { apiUrl }), new AbortController().signal);
}

function member(id: string, profile: object, more: object = {}): object {
  return { id, name: `handle-${id}`, profile, ...more };
}

test('people with their names, addresses and positions, from all pages', async () => {
  const users = await read([
    member('USLACKBOT', { real_name: 'Slackbot' }),
    member('U01', { real_name: '홍길동', display_name: '길동이', email: 'Hong@example.com' }),
    member('U02', { real_name: '강하늘', display_name: '강하늘_강사' }),
    member('U03', { real_name: '', display_name: '' }),
    member('U04', { real_name: '나간 사람' }, { deleted: true }),
    member('U05', { real_name: '알리미' }, { is_bot: true }),
    member('U06', { real_name: '수강생_마야'.normalize('NFD'), display_name: '' }),
  ]);
  expect(users).toEqual([
    {
      ...{ slackId: 'U01', name: '홍길동', otherNames: ['길동이'] },
      ...{ email: 'hong@example.com', position: null },
    },
    {
      ...{ slackId: 'U02', name: '강하늘', otherNames: ['강하늘_강사'] },
      ...{ email: null, position: 'instructor' },
    },
    { slackId: 'U03', name: 'handle-U03', otherNames: [], email: null, position: null },
    {
      ...{ slackId: 'U06', name: '마야', otherNames: ['수강생_마야'] },
      ...{ email: null, position: 'student' },
    },
  ]);
});

test('errors are of the step "users"', async () => {
  await expect(read([], 'xoxb-wrong')).rejects.toMatchObject({
    step: 'users',
    message: expect.stringContaining('(invalid_auth)'),
  });
  await expect(read([{ name: 'no id' }])).rejects.toThrow(/the answer is no list of users/);
});

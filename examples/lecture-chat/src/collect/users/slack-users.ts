import type { WebClient } from '@slack/web-api';
import { parseDisplayName } from '@nunchi/zoom-chat';
import { z } from 'zod';
import type { ListedUser } from '../model';
import { askSlack, failure } from '../slack/ask-slack';
import type { SlackQuestion } from '../slack/ask-slack';

const NAME = z.string().nullish();
const PAGE = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: NAME,
      real_name: NAME,
      deleted: z.boolean().nullish(),
      is_bot: z.boolean().nullish(),
      profile: z.object({ display_name: NAME, real_name: NAME, email: NAME }).nullish(),
    }),
  ),
});

type Member = z.infer<typeof PAGE>['members'][number];

const QUESTION: SlackQuestion = { method: 'users.list', parameters: {}, step: 'users' };
/** Slack's own account, which it does not call a bot. */
const SLACKBOT = 'USLACKBOT';

/**
 * The people of a Slack workspace; who left and what is a bot is not among them. A name such as
 * `강사 홍길동` tells the position too.
 *
 * @param client A client, best of `slackClient`. E-mail addresses need the scope `users:read.email`.
 * @throws CollectError of the step `users` that says what to do.
 */
export async function slackUsers(client: WebClient, signal: AbortSignal): Promise<ListedUser[]> {
  const users: ListedUser[] = [];
  for await (const page of askSlack(client, QUESTION, signal)) {
    const { data } = PAGE.safeParse(page);
    if (data === undefined) throw failure(QUESTION, 'the answer is no list of users');
    for (const member of data.members) {
      const isPerson = member.deleted !== true && member.is_bot !== true && member.id !== SLACKBOT;
      const user = isPerson ? userOf(member) : null;
      if (user !== null) users.push(user);
    }
  }
  return users;
}

function userOf({ id, name, real_name, profile }: Member): ListedUser | null {
  const names = [profile?.real_name, real_name, profile?.display_name, name].flatMap((known) => {
    const text = (known ?? '').normalize('NFC').trim();
    return text === '' ? [] : [text];
  });
  const [first] = names;
  if (first === undefined) return null;
  const bare = parseDisplayName(first).name;
  // The account's name is a handle; it is nobody's name in a chat.
  const written = [...new Set([first, (profile?.display_name ?? '').normalize('NFC').trim()])];
  return {
    slackId: id,
    name: bare,
    otherNames: written.filter((other) => other !== '' && other !== bare),
    email: (profile?.email ?? '') === '' ? null : (profile?.email ?? '').toLowerCase(),
    position: written.map((other) => parseDisplayName(other).role).find(Boolean) ?? null,
  };
}

import { Secret } from '../secret';
import { listen } from './listen';
import type { DoubleRecording } from './recordings';
import { recordingsDouble, sharePath } from './recordings';
import { madeAnswer } from './recordings-chat';
import type { DoubleMessage } from './slack';
import { slackDouble } from './slack';

/** What the made-up evenings are reached by. */
export interface MadeEvenings {
  readonly slackApiUrl: string;
  readonly token: Secret;
  readonly channel: string;
  /** The passcodes, for whoever looks whether they stand somewhere. */
  readonly passcodes: readonly Secret[];
  readonly close: () => Promise<void>;
}

const CHANNEL = 'C0CLASS';
const INSTRUCTOR = 'U0HAN';
const TOKEN = 'xoxb-made-up';
const PEOPLE = ['강사 한지우', '온라인_김하늘', '박서준_온라인', '2조 이도윤'];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Evening {
  readonly id: string;
  /** Days before the last evening. */
  readonly ago: number;
  readonly topic: string;
  /** Hour of the lecture, in Korea. */
  readonly hour: number;
  readonly trouble?: DoubleRecording['trouble'];
  /** The message that it answers, if it does. */
  readonly under?: string;
}

const UNWELL: DoubleRecording['trouble'] = { kind: 'unwell', times: 1 };
const EXPIRED: DoubleRecording['trouble'] = { kind: 'expired' };

const EVENINGS: readonly Evening[] = [
  { id: 'day-1', ago: 2, hour: 9, topic: '1일차 <자료 읽기>' },
  { id: 'day-2-am', ago: 1, hour: 9, topic: '2일차 오전: 모델 고르기' },
  { id: 'day-2-pm', ago: 1, hour: 14, topic: '2일차 오후: 과제 풀이', under: 'day-2-am' },
  { id: 'day-3', ago: 0, hour: 9, topic: '3일차: 교차 검증', trouble: UNWELL },
  { id: 'day-3-extra', ago: 0, hour: 14, topic: '3일차 보강', trouble: EXPIRED },
];

/**
 * Three made-up evenings on this machine: a Slack channel that shares five recordings, one of them in a
 * reply, and the site where they are. The site is not well when it is first asked for one of them, and
 * another one has expired.
 *
 * @param now The last evening is this one.
 */
export async function madeEvenings(now: Date): Promise<MadeEvenings> {
  const passcodes = EVENINGS.map((_, k) => new Secret(`k7$xP${k}q&<`));
  const site = await listen(
    recordingsDouble({
      recordings: EVENINGS.map(({ id, topic, trouble, ...evening }, k) => ({
        ...{ id, topic, passcode: passcodes[k] ?? null },
        answer: madeAnswer({ topic, start: startOf(evening, now), people: PEOPLE }),
        ...(trouble !== undefined && { trouble }),
      })),
    }),
  );
  const messages = EVENINGS.map((evening, k) =>
    messageOf(evening, now, `${site.origin}${sharePath(evening.id)}`, passcodes[k]?.reveal() ?? ''),
  );
  const talk = { ts: tsOf(now.getTime() - DAY), user: 'U0KIM', text: '내일 자료도 올려 주시나요?' };
  const slack = await listen(
    slackDouble({
      ...{ token: TOKEN, users: USERS, pageSize: 2 },
      channels: { [CHANNEL]: { joined: true, messages: [...messages, talk] } },
    }),
  );
  return {
    slackApiUrl: `${slack.origin}/api/`,
    token: new Secret(TOKEN),
    channel: CHANNEL,
    passcodes,
    close: async () => {
      await Promise.all([slack.close(), site.close()]);
    },
  };
}

function messageOf(evening: Evening, now: Date, link: string, passcode: string): DoubleMessage {
  const day = koreanDay(startOf(evening, now));
  const under = EVENINGS.find(({ id }) => id === evening.under);
  // `&` and `<` as Slack writes them.
  const escaped = passcode.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return {
    ts: sharedAt(evening, now),
    ...(under !== undefined && { thread_ts: sharedAt(under, now) }),
    user: INSTRUCTOR,
    text: `${day} 강의 녹화본을 공유합니다.\n<${link}|녹화본>\n암호: \`${escaped}\``,
  };
}

/** An hour after the lecture's three. */
function sharedAt(evening: Evening, now: Date): string {
  return tsOf(startOf(evening, now).getTime() + 4 * HOUR);
}

/** In Korea the clock is nine hours ahead, the whole year. */
function startOf({ ago, hour }: Pick<Evening, 'ago' | 'hour'>, now: Date): Date {
  const today = Math.floor((now.getTime() + 9 * HOUR) / DAY) * DAY - 9 * HOUR;
  return new Date(today - ago * DAY + hour * HOUR);
}

function koreanDay(time: Date): string {
  const local = new Date(time.getTime() + 9 * HOUR);
  return `${local.getUTCMonth() + 1}/${local.getUTCDate()}`;
}

function tsOf(milliseconds: number): string {
  return `${Math.floor(milliseconds / 1000)}.000100`;
}

const USERS: readonly unknown[] = [
  userOf(INSTRUCTOR, '한지우', '한지우(강사)', 'jiwoo.han@example.com'),
  userOf('U0KIM', '김하늘', '하늘', 'haneul.kim@example.com'),
  userOf('U0PARK', '박서준', '박서준', 'seojun.park@example.com'),
];

function userOf(id: string, realName: string, displayName: string, email: string): unknown {
  return {
    ...{ id, name: id.toLowerCase(), deleted: false, is_bot: false, real_name: realName },
    profile: { real_name: realName, display_name: displayName, email },
  };
}

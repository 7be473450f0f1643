import { createHash } from 'node:crypto';

/** A made-up lecture, of which a recording's answer is made. */
export interface MadeLecture {
  readonly topic: string;
  /** When the recording starts. */
  readonly start: Date;
  /** Names as the chat shows them; the first one teaches. Two at least. */
  readonly people: readonly string[];
}

/** A message as the player's answer has it. */
export interface MadeMessage {
  readonly id: string;
  readonly timeFromMeetingStart: string;
  /** Epoch milliseconds; 0 where the site does not know it. */
  readonly time: number;
  readonly recordingClipTimeStr: string;
  readonly messageType: string;
  readonly senderName: string;
  readonly content: string;
  readonly commentTotal: number;
  readonly comments: readonly MadeMessage[];
  readonly notRecord: boolean;
  readonly deleted: boolean;
  readonly edited: boolean;
  readonly chatEmojiDetailMap?: Readonly<Record<string, { readonly count: number }>>;
}

/** What the player is told of a recording. */
export interface MadeAnswer {
  readonly status: true;
  readonly errorCode: 0;
  readonly errorMessage: null;
  readonly result: {
    readonly componentName: 'rec-play';
    readonly meet: { readonly topic: string };
    readonly hasTranscript: boolean;
    readonly xmppList: readonly MadeMessage[];
    readonly transcriptList: readonly MadeCaption[];
  };
}

export interface MadeCaption {
  readonly ts: string;
  readonly endTs: string;
  readonly text: string;
  readonly username: string;
}

/** A line of the play: when, who (0 teaches), what, and what comes back. */
interface Line {
  /** Seconds since the start. */
  readonly at: number;
  readonly who: number;
  readonly text: string;
  readonly emojis?: Readonly<Record<string, number>>;
  readonly comments?: readonly Line[];
  readonly kind?: 'direct' | 'deleted' | 'untimed';
}

const EVERYONE = '1';
const DIRECT = '2';
const CHAT: readonly Line[] = [
  { at: 41, who: 1, text: '안녕하세요!', emojis: { '👋': 2 } },
  { at: 43, who: 2, text: '안녕하세요~ 소리 잘 들립니다' },
  { at: 44, who: 3, text: '안녕하세요', kind: 'untimed' },
  {
    at: 95,
    who: 0,
    text: '오늘 자료입니다\nhttps://files.example.com/day-3.pdf',
    emojis: { '🙏': 4 },
  },
  {
    ...{ at: 1312, who: 2, text: '교차 검증은 꼭 다섯 번으로 나눠야 하나요?', emojis: { '👍': 3 } },
    comments: [
      {
        at: 1340,
        who: 0,
        text: '아니요, 자료가 적으면 더 잘게 나눠도 됩니다',
        emojis: { '👍': 1 },
      },
      { at: 1352, who: 2, text: '감사합니다 🙏' },
    ],
  },
  {
    at: 1930,
    who: 1,
    text: '화면이 멈춘 것 같아요',
    comments: [{ at: 1941, who: 3, text: '저는 잘 보여요' }],
  },
  { at: 1955, who: 3, text: '앗 잘못 보냈어요', kind: 'deleted' },
  { at: 2400, who: 0, text: '10분 쉬고 올게요', emojis: { '👌': 5, '☕': 1 } },
  {
    at: 3105,
    who: 3,
    text: '혹시 과제는 언제까지인가요?',
    comments: [{ at: 3120, who: 0, text: '금요일 자정까지예요' }],
  },
  { at: 3133, who: 1, text: '저 오늘 조금 일찍 나가도 될까요?', kind: 'direct' },
  { at: 5210, who: 2, text: '수고하셨습니다!', emojis: { '❤️': 3, '👍🏽': 1 } },
  { at: 5212, who: 1, text: '감사합니다 <내일 봬요> & 좋은 저녁 보내세요' },
];
const SPOKEN: readonly (readonly [from: number, to: number, who: number, text: string])[] = [
  [38.2, 42.9, 0, '네, 다들 들어오셨죠? 오늘은 교차 검증을 해 보겠습니다.'],
  [1335, 1349.5, 0, '몇 번으로 나눌지는 자료의 크기를 보고 정합니다.'],
  [5195.25, 5204, 0, '오늘은 여기까지 하겠습니다.'],
];

/** The answer of a recording's player for a made-up lecture; the same lecture gives the same answer. */
export function madeAnswer(lecture: MadeLecture): MadeAnswer {
  const { topic, people } = lecture;
  const transcriptList = SPOKEN.map(([from, to, who, text]) => ({
    ...{ ts: clock(from, 3), endTs: clock(to, 3), text, username: nameOf(people, who) },
  }));
  return {
    ...{ status: true, errorCode: 0, errorMessage: null },
    result: {
      ...{ componentName: 'rec-play', meet: { topic }, hasTranscript: true, transcriptList },
      xmppList: CHAT.map((line) => message(line, lecture, false)),
    },
  };
}

function message(line: Line, lecture: MadeLecture, isComment: boolean): MadeMessage {
  const { at, who, text, emojis, kind, comments = [] } = line;
  return {
    id: idOf(`${lecture.topic}/${lecture.start.toISOString()}/${at}/${who}`, isComment),
    timeFromMeetingStart: clock(at, 0),
    time: kind === 'untimed' ? 0 : lecture.start.getTime() + at * 1000,
    recordingClipTimeStr: lecture.start
      .toISOString()
      .slice(0, 19)
      .replace(/[-:]/g, '')
      .replace('T', '-'),
    messageType: kind === 'direct' ? DIRECT : EVERYONE,
    senderName: nameOf(lecture.people, who),
    content: text,
    commentTotal: comments.length,
    comments: comments.map((comment) => message(comment, lecture, true)),
    ...{ notRecord: false, deleted: kind === 'deleted', edited: false },
    ...(emojis !== undefined && {
      chatEmojiDetailMap: Object.fromEntries(
        Object.entries(emojis).map(([emoji, count]) => [emoji, { count }]),
      ),
    }),
  };
}

/** The one who teaches, or one of the others in turn. */
function nameOf(people: readonly string[], who: number): string {
  const name = people[who === 0 ? 0 : 1 + ((who - 1) % (people.length - 1))];
  if (name === undefined) throw new RangeError('a lecture has two people at least');
  return name;
}

/** `127-{…}` for a message, `47-…` for a comment. */
function idOf(what: string, isComment: boolean): string {
  const hex = createHash('sha256').update(what).digest('hex').toUpperCase();
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hex)?.slice(1).join('-') ?? hex;
  return isComment ? `47-${parts}` : `127-{${parts}}`;
}

function clock(seconds: number, digits: 0 | 3): string {
  const iso = new Date(Math.round(seconds * 1000)).toISOString();
  return digits === 0 ? iso.slice(11, 19) : iso.slice(11, 23);
}

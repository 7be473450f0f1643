import type { Language } from '../options';

/** The words of the report and of the terminal. Korean and English say the same. */
export interface Labels {
  readonly htmlLang: string;
  readonly title: string;
  readonly dayFormat: string;
  readonly noDate: string;
  readonly people: string;
  readonly messages: string;
  /** Messages and replies together. */
  readonly posts: string;
  readonly replies: string;
  readonly reactions: string;
  readonly linked: string;
  readonly questions: string;
  readonly unanswered: string;
  readonly lecture: string;
  readonly total: string;
  readonly participation: string;
  readonly byDay: string;
  readonly byTenMinutes: string;
  readonly byTenMinutesNote: string;
  readonly count: string;
  readonly timeOfDay: string;
  readonly timeOfRecording: string;
  readonly topTitle: string;
  readonly topNote: string;
  readonly threadsTitle: string;
  readonly threadsNote: string;
  readonly moreReplies: (count: number) => string;
  readonly unansweredTitle: string;
  readonly unansweredNote: string;
  readonly allAnswered: string;
  readonly nothing: string;
  readonly linksTitle: string;
  readonly codeTitle: string;
  readonly showAll: (count: number) => string;
  readonly peopleTitle: string;
  readonly peopleNote: string;
  readonly roles: Readonly<Record<'instructor' | 'staff' | 'student', string>>;
  readonly noGroup: string;
  readonly back: string;
  readonly words: string;
  /** Words that give a person away. */
  readonly tellingWords: string;
  readonly manner: string;
  readonly endings: string;
  readonly laughs: string;
  readonly marks: string;
  readonly typedEmoji: string;
  readonly politeShare: string;
  /** How long the runs of a sign are: the 3 of ㅋㅋㅋ. */
  readonly meanLength: (letters: string) => string;
  readonly emojiGiven: string;
  readonly emojiReceived: string;
  readonly allMessages: string;
  readonly noMessages: string;
  readonly alsoKnownAs: string;
  readonly repliesTo: string;
  readonly direct: string;
  readonly story: (facts: StoryFacts) => readonly string[];
  readonly footer: string;
  readonly anonymized: string;
}

/** What the opening lines of the report tell, numbers and times already written out. */
export interface StoryFacts {
  readonly lectures: number;
  readonly people: string;
  readonly posts: string;
  readonly reactions: string;
  readonly busiest: string | null;
  readonly busiestPosts: string;
  readonly medianPosts: string;
  /** Share of all posts that the busiest quarter of the people wrote. */
  readonly quarterShare: string;
  readonly medianWait: string | null;
  readonly questions: string;
  readonly unanswered: number;
}

const KO: Labels = {
  htmlLang: 'ko',
  title: '수업 채팅 돌아보기',
  dayFormat: 'M월 d일 (EEE)',
  noDate: '날짜 모름',
  people: '사람',
  messages: '메시지',
  posts: '글',
  replies: '답글',
  reactions: '반응',
  linked: '연결',
  questions: '질문',
  unanswered: '답 없음',
  lecture: '수업',
  total: '전체',
  participation: '참여',
  byDay: '수업별 참여',
  byTenMinutes: '10분마다의 참여',
  byTenMinutesNote: '위로는 메시지와 답글, 아래로는 그 시간의 글에 달린 반응입니다.',
  count: '개수',
  timeOfDay: '시각',
  timeOfRecording: '경과',
  topTitle: '반응이 많았던 메시지',
  topNote: '누른 반응에서 취소한 반응을 뺀 수로 줄을 세웠습니다.',
  threadsTitle: '답글이 길게 이어진 대화',
  threadsNote: '답글에 달린 답글까지 셉니다.',
  moreReplies: (count) => `답글 ${count}개 더`,
  unansweredTitle: '아직 답을 기다리는 질문',
  unansweredNote:
    '자동으로 찾았습니다. 답글이 없고, 15분 안에 이름을 불러 답한 사람도, 바로 이어 말한 강사도 없는 수강생의 질문입니다. 말로 답했다면 여기에 남을 수 있습니다.',
  allAnswered: '모든 질문에 답이 달렸습니다.',
  nothing: '없습니다.',
  linksTitle: '함께 본 링크',
  codeTitle: '함께 본 코드',
  showAll: (count) => `${count}개 모두 보기`,
  peopleTitle: '사람들',
  peopleNote: '이름을 누르면 그 사람의 모든 메시지가 열립니다.',
  roles: { instructor: '강사', staff: '운영·조교', student: '수강생' },
  noGroup: '조 없음',
  back: '전체 보기로',
  words: '자주 쓴 말',
  tellingWords: '티가 나는 말',
  manner: '말버릇',
  endings: '말끝',
  laughs: '웃음과 눈물',
  marks: '부호',
  typedEmoji: '글 속 이모지',
  politeShare: '높임말',
  meanLength: (letters) => `평균 ${letters}자`,
  emojiGiven: '누른 반응',
  emojiReceived: '받은 반응',
  allMessages: '쓴 글 전부',
  noMessages: '글은 쓰지 않고 반응만 남겼습니다.',
  alsoKnownAs: '다른 이름',
  repliesTo: '답글',
  direct: '개인 메시지',
  story: (facts) => [
    `${facts.lectures > 1 ? `${facts.lectures}번의 수업에서 ` : ''}${facts.people}명이 글 ${facts.posts}개를 쓰고 반응 ${facts.reactions}개를 눌렀습니다.`,
    ...(facts.busiest === null
      ? []
      : [`가장 붐빈 10분은 ${facts.busiest}부터로, 글 ${facts.busiestPosts}개가 오갔습니다.`]),
    `한 사람이 쓴 글의 중앙값은 ${facts.medianPosts}개이고, 가장 많이 쓴 사람 4분의 1이 전체의 ${facts.quarterShare}\u2060를 썼습니다.`,
    ...(facts.medianWait === null
      ? []
      : [
          `질문 ${facts.questions}개 가운데 답이 달린 것의 절반은 ${facts.medianWait} 안에 답을 받았${facts.unanswered > 0 ? `고, ${facts.unanswered}개는 아직 기다립니다` : '습니다'}.`,
        ]),
  ],
  footer: '이 파일은 혼자서 열립니다. 글꼴도 그림도 스크립트도 밖에서 가져오지 않습니다.',
  anonymized: '이름을 바꾼 보고서입니다.',
};

const EN: Labels = {
  htmlLang: 'en',
  title: 'The class chat, looked back on',
  dayFormat: 'EEE d MMM',
  noDate: 'no date',
  people: 'People',
  messages: 'Messages',
  posts: 'Posts',
  replies: 'Replies',
  reactions: 'Reactions',
  linked: 'Linked',
  questions: 'Questions',
  unanswered: 'Unanswered',
  lecture: 'Lecture',
  total: 'Total',
  participation: 'Participation',
  byDay: 'Participation by lecture',
  byTenMinutes: 'Participation by 10 minutes',
  byTenMinutesNote: 'Upwards: messages and replies. Downwards: reactions to what was written then.',
  count: 'count',
  timeOfDay: 'time',
  timeOfRecording: 'elapsed',
  topTitle: 'Messages with the most reactions',
  topNote: 'Ranked by reactions given, less the ones taken back.',
  threadsTitle: 'Most replied threads',
  threadsNote: 'Replies to replies are counted too.',
  moreReplies: (count) => `${count} more replies`,
  unansweredTitle: 'Questions still waiting',
  unansweredNote:
    'Found automatically: questions of students without a reply, that nobody answered by name within 15 minutes and that the instructor did not take up at once. What was answered aloud may stand here.',
  allAnswered: 'Every question has an answer.',
  nothing: 'None.',
  linksTitle: 'Links shared',
  codeTitle: 'Code shared',
  showAll: (count) => `Show all ${count}`,
  peopleTitle: 'People',
  peopleNote: 'A name opens all messages of that person.',
  roles: { instructor: 'Instructor', staff: 'Staff', student: 'Student' },
  noGroup: 'no group',
  back: 'Back to the report',
  words: 'Most used words',
  tellingWords: 'Telling words',
  manner: 'Habits',
  endings: 'Sentence endings',
  laughs: 'Laughs and tears',
  marks: 'Marks',
  typedEmoji: 'Emoji in messages',
  politeShare: 'Polite',
  meanLength: (letters) => `${letters} long on average`,
  emojiGiven: 'Reactions given',
  emojiReceived: 'Reactions received',
  allMessages: 'Everything written',
  noMessages: 'Wrote nothing, reacted only.',
  alsoKnownAs: 'Also named',
  repliesTo: 'reply to',
  direct: 'direct message',
  story: (facts) => [
    `${facts.lectures > 1 ? `In ${facts.lectures} lectures, ` : ''}${facts.people} people wrote ${facts.posts} messages and gave ${facts.reactions} reactions.`,
    ...(facts.busiest === null
      ? []
      : [`The busiest 10 minutes began ${facts.busiest}, with ${facts.busiestPosts} messages.`]),
    `The median person wrote ${facts.medianPosts} messages; the busiest quarter wrote ${facts.quarterShare} of all.`,
    ...(facts.medianWait === null
      ? []
      : [
          `Of ${facts.questions} questions, half of the answered ones had their answer within ${facts.medianWait}${facts.unanswered > 0 ? `; ${facts.unanswered} still wait` : ''}.`,
        ]),
  ],
  footer: 'This file stands alone: no font, picture or script comes from elsewhere.',
  anonymized: 'Names are replaced in this report.',
};

/** The labels of each language. */
export const LABELS: Readonly<Record<Language, Labels>> = { ko: KO, en: EN };

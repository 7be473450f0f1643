import { josa } from '@nunchi/korean';
import type { Random } from './random';
import type { Topic } from './topic';

/** Of whom a post tells. */
export interface Child {
  /** `둘째`. */
  readonly who: string;
  /** `24개월`. */
  readonly age: string;
}

const WHO = [
  ...['첫째', '둘째', '막내', '아들', '딸', '아이', '아기', '우리 애', '큰애', '작은애', '쌍둥이'],
  ...['딸내미', '아들내미', '꼬맹이'],
];
const AGES = [
  ...[
    '50일',
    '백일',
    '6개월',
    '8개월',
    '13개월',
    '18개월',
    '24개월',
    '30개월',
    '36개월',
    '돌 지난',
  ],
  ...['세 살', '네 살', '다섯 살', '여섯 살', '일곱 살', '초등 1학년', '초등 2학년'],
];
const WHEN = [
  ...[
    '어제 저녁부터',
    '오늘 새벽에',
    '그저께 밤에',
    '지난주부터',
    '며칠 전부터',
    '아침에 일어나더니',
  ],
  ...[
    '어린이집에 다녀와서',
    '주말 내내',
    '환절기만 되면',
    '한 달 전쯤',
    '퇴근하고 와 보니',
    '연휴에',
  ],
];
const HOW = [
  '갑자기',
  '계속',
  '자꾸',
  '또',
  '유난히',
  '부쩍',
  '조금씩',
  '이번에도',
  '다시',
  '한꺼번에',
];
const WHERE = [
  ...[
    '동네 소아과',
    '대학 병원',
    '보건소',
    '한의원',
    '달빛 병원',
    '약국',
    '옆 동네 의원',
    '새로 생긴 병원',
  ],
];
const WORSE = [
  '심해졌',
  '계속됐',
  '다시 시작됐',
  '멈추지 않았',
  '조금 나아졌',
  '신경 쓰였',
  '길어졌',
];
const WITH = ['심했', '있었', '겹쳤', '남아 있었', '같이 왔', '걱정됐'];
const RESULTS = [
  ...['효과가 있었', '별로 소용이 없었', '하루 만에 좋아졌', '그때뿐이었', '생각보다 오래 걸렸'],
  ...['확실히 달라졌', '오히려 더 보챘', '한결 편해졌', '아직 잘 모르겠', '돈만 날렸'],
];
const DOCTOR_SAID = [
  ...['지켜보자고 했', '큰일은 아니라고 했', '약을 사흘 치 줬', '일주일 뒤에 다시 오라고 했'],
  ...['흔한 일이라고 했', '큰 병원에 가 보라고 했', '피를 뽑아 보자고 했', '집에서 쉬게 하라고 했'],
];

/** What follows a past stem at the end of a sentence, and between two. */
const ENDS = [
  ...[
    '어요.',
    '어요.',
    '습니다.',
    '네요.',
    '거든요.',
    '는데요.',
    '더라고요.',
    '어요!',
    '음.',
    '답니다.',
  ],
];
const JOINTS = ['는데', '는데', '고', '지만', '더니', '으니', '는데도'];
const ASKED = [
  ...[
    '나요?',
    '나요?',
    '는지 궁금해요.',
    '는지 모르겠어요.',
    '는 건가요?',
    '는지 알려 주세요.',
    '는지요?',
  ],
];
const OPENINGS = [
  ...[
    '안녕하세요.',
    '안녕하세요, 눈팅만 하다가 처음 글 써요.',
    '선배님들 도와주세요.',
    '급하게 여쭤봐요.',
  ],
  ...['맘들 안녕하세요~', '늦은 시간에 죄송해요.', '가입하고 첫 글이에요.', '다들 잘 지내시죠?'],
];
const CLOSINGS = [
  ...[
    '댓글 부탁드려요.',
    '미리 감사합니다.',
    '경험 있으신 분 조언 부탁드려요.',
    '혹시 아시는 분 계실까요?',
  ],
  ...[
    '읽어 주셔서 감사해요.',
    '다들 건강 조심하세요.',
    '오늘도 육아 파이팅이에요.',
    '지나치지 말아 주세요.',
  ],
  ...[
    '비슷한 경험 있으면 공유해 주세요.',
    '마음이 무겁네요.',
    '저만 이런가요?',
    '답답해서 적어 봤어요.',
  ],
];
const ASIDES = [
  ...[
    '남편은 괜찮다는데 저는 불안하네요.',
    '검색해 보니 말이 다 달라서 더 헷갈려요.',
    '회사에 연차도 다 썼어요.',
  ],
  ...[
    '친정 엄마는 그냥 두라고 하시네요.',
    '주말이라 문 연 병원도 없네요.',
    '할머니가 낮에 봐 주고 계세요.',
  ],
  ...[
    '잘 놀고 잘 웃기는 해요.',
    '선생님도 요즘 많이들 그런다고 하시네요.',
    '저도 같이 지쳐 가네요.',
  ],
  ...[
    '첫아이라 모든 게 어렵네요.',
    '작년에도 똑같은 시기에 그랬어요.',
    '비용도 만만치 않더라고요.',
  ],
  ...[
    '약 먹이는 게 전쟁이에요.',
    '동생한테 옮을까 봐 따로 재우고 있어요.',
    '예약이 한 달이나 밀려 있대요.',
  ],
  ...['사진을 올리고 싶은데 용량이 크다네요.', '집 안 습도는 오십 퍼센트로 맞추고 있어요.'],
];

type Pattern = (topic: Topic, child: Child, random: Random) => string;

const end = (stem: string, random: Random): string => stem + random.pick(ENDS);
const joint = (stem: string, random: Random): string => stem + random.pick(JOINTS);

/** Sentences on a topic. */
const PATTERNS: readonly Pattern[] = [
  ({ events }, { who }, r) => `${r.pick(WHEN)} ${josa(who, '이/가')} ${end(r.pick(events), r)}`,
  ({ events }, { who }, r) =>
    `${josa(who, '은/는')} ${joint(r.pick(events), r)} ${end(r.pick(events), r)}`,
  ({ names }, _, r) =>
    `${r.pick(WHEN)} ${josa(r.pick(names), '이/가')} ${r.pick(HOW)} ${end(r.pick(WORSE), r)}`,
  ({ names, events }, _, r) => `${r.pick(names)} 때문에 ${end(r.pick(events), r)}`,
  ({ names, events }, { age }, r) =>
    `${age} 아이인데 ${josa(r.pick(names), '이/가')} ${joint(r.pick(WITH), r)} ${end(r.pick(events), r)}`,
  ({ deeds }, _, r) => {
    const { thing, done } = r.pick(deeds);
    return `${josa(thing, '을/를')} ${joint(done, r)} ${end(r.pick(RESULTS), r)}`;
  },
  ({ deeds, names }, _, r) => {
    const { thing, done } = r.pick(deeds);
    return `${josa(r.pick(names), '이라/라')} ${r.pick(WHERE)}에서 ${josa(thing, '을/를')} 권해서 ${end(done, r)}`;
  },
  ({ names }, _, r) =>
    `${r.pick(WHERE)}에 ${joint('갔', r)} ${josa(r.pick(names), '은/는')} ${end(r.pick(DOCTOR_SAID), r)}`,
  ({ names, deeds }, _, r) =>
    `${r.pick(names)}에는 ${josa(r.pick(deeds).thing, '이/가')} 좋다는데 써 보신 분 ${r.pick(['계세요?', '계신가요?', '있을까요?'])}`,
  ({ questions }, _, r) =>
    `${r.pick(['혹시 ', '근데 ', '이럴 때 ', '', ''])}${asked(questions, r)}`,
  (_, __, r) => r.pick(ASIDES),
];
/** How often each comes. */
const WEIGHTS = [10, 9, 8, 8, 6, 8, 5, 6, 4, 7, 10];

const TITLES: readonly Pattern[] = [
  ({ names }, { age }, r) =>
    `${age} ${r.pick(names)} ${r.pick(['질문이요', '문의드려요', '어떡하죠', '고민입니다'])}`,
  ({ questions }, _, r) => asked(questions, r).replace(/\.$/, ''),
  ({ deeds }, _, r) =>
    `${r.pick(deeds).thing} ${r.pick(['후기', '써 보신 분', '추천 부탁드려요', '어때요?'])}`,
  ({ names }, { who }, r) =>
    `${who} ${r.pick(names)} 때문에 ${r.pick(['속상해요', '잠시 멘붕이에요', '걱정이에요', '지쳐요'])}`,
  ({ names }, _, r) =>
    `${r.pick(names)} ${r.pick(['겪어 보신 분', '얼마나 가나요?', '기록', '후기 남겨요', '병원 추천'])}`,
];

function asked(questions: readonly string[], random: Random): string {
  return random.pick(questions) + random.pick(ASKED);
}

export function makeChild(random: Random): Child {
  return { who: random.pick(WHO), age: random.pick(AGES) };
}

export function makeTitle(topic: Topic, child: Child, random: Random): string {
  return random.pick(TITLES)(topic, child, random);
}

/** The sentences of a post. The first on each topic speaks its name. */
export function makeSentences(topics: readonly Topic[], random: Random, child: Child): string[] {
  const sentences = random.chance(0.45) ? [random.pick(OPENINGS)] : [];
  // Many are short, some are long.
  const length = 3 + Math.floor(-2.1 * Math.log(1 - random.next()));
  for (const [k, topic] of topics.entries()) {
    const named = PATTERNS[random.between(2, 4)] as Pattern;
    sentences.push(named(topic, child, random));
    const more = k === 0 ? Math.min(14, length) : random.between(0, 2);
    for (let n = 0; n < more; n++) {
      const pattern = PATTERNS[random.weighted(WEIGHTS)] as Pattern;
      sentences.push(pattern(topic, child, random));
    }
  }
  if (random.chance(0.55)) sentences.push(random.pick(CLOSINGS));
  return [...new Set(sentences)];
}

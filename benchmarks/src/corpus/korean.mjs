// Made Korean text, the same for the same seed: sentences of about 48 characters with the nouns
// that stand in them, and lines of chat. Grammar is kept, sense is not.

import { createRandom } from '../random.mjs';
import { composeMessage } from './class-talk.mjs';

export const DEFAULT_SEED = 20_240_519;

const words = (line) => line.split(' ');

const people = words(
  '친구 동생 선생님 이웃 직원 사장님 손님 형 누나 조카 후배 선배 의사 기사님 할머니 담당자 학생 팀장',
);
const things = words(
  '노트북 우산 가방 책상 의자 김치 라면 자전거 세탁기 냉장고 이불 신발 안경 지갑 반찬 사진 영수증 화분 ' +
    '택배 커피 빵 국수 과일 약 열쇠 휴대폰 충전기 모자 장갑 책 숙제 자료 코드 발표문 영상 그림 편지 표',
);
const places = words(
  '학교 도서관 회사 시장 공원 역 병원 은행 식당 카페 집 교실 강의실 편의점 미용실 체육관 바닷가 서울 부산 대전 제주도',
);
const times = words(
  '어제 오늘 아침에 저녁에 지난주에 주말에 방금 요즘 작년에 점심때 밤늦게 이번에',
);
const manners = words(
  '갑자기 다시 천천히 급하게 조용히 겨우 자주 아주 결국 혼자 같이 먼저 빨리 또',
);
const modifiers = words(
  '비싼 작은 새로운 낡은 예쁜 무거운 맛있는 따뜻한 귀여운 이상한 두꺼운 매운 조용한 깨끗한',
);

/** Stem and past stem of verbs that take an object, of those of moving, and of adjectives. All endings
 * below fit behind the one or the other as they are. */
const doing = [
  ...[words('사 샀'), words('고치 고쳤'), words('찾 찾았'), words('버리 버렸'), words('빌리 빌렸')],
  ...[words('보내 보냈'), words('바꾸 바꿨'), words('잃어버리 잃어버렸'), words('만들 만들었')],
  ...[words('정리하 정리했'), words('주문하 주문했'), words('확인하 확인했'), words('꺼내 꺼냈')],
  ...[words('받 받았'), words('두 뒀'), words('보 봤'), words('옮기 옮겼'), words('챙기 챙겼')],
];
const moving = [
  words('가 갔'),
  words('오 왔'),
  words('들르 들렀'),
  words('다녀오 다녀왔'),
  words('나가 나갔'),
];
const being = [
  ...[
    words('좋 좋았'),
    words('비싸 비쌌'),
    words('무겁 무거웠'),
    words('춥 추웠'),
    words('예쁘 예뻤'),
  ],
  ...[words('많 많았'), words('재미있 재미있었'), words('어렵 어려웠'), words('괜찮 괜찮았')],
];

const linking = words('고 지만 는데 더라도 거나');
const linkingPast = words('는데 지만 고 더니 으니까 다가 어도');
const closing = words('어요 습니다 다 네요 거든요 더라고요 어 죠 을까요 나요 는데요 대요');
/** After an adjective's bare stem. */
const linkingOfBeing = words('고 지만 거나');

/** Whether a word ends in a final consonant, and which. */
function finalOf(word) {
  return (word.charCodeAt(word.length - 1) - 0xac00) % 28;
}

/** The noun with the particle that fits: `particle('책', '을를')`. 로 follows a vowel or ㄹ. */
export function particle(noun, pair) {
  const final = finalOf(noun);
  if (pair === '로') return noun + (final === 0 || final === 8 ? '로' : '으로');
  return noun + pair.charAt(final === 0 ? 1 : 0);
}

/** A clause, whose verb has no ending yet: its words, its nouns, both stems, and the kind of verb. */
function clauseOf(random) {
  const nouns = [];
  const noun = (list) => {
    nouns.push(random.pick(list));
    return nouns.at(-1);
  };
  const said = [];
  if (random.chance(0.4)) said.push(random.pick(times));
  if (random.chance(0.5)) said.push(particle(noun(people), random.pick(['이가', '은는'])));
  if (random.chance(0.5)) said.push(random.pick(manners));
  const roll = random.next();
  if (roll < 0.6) {
    if (random.chance(0.4)) said.push(`${noun(places)}에서`);
    if (random.chance(0.5)) said.push(random.pick(modifiers));
    said.push(particle(noun(things), '을를'));
    return { said, nouns, stems: random.pick(doing), linking };
  }
  if (roll < 0.8) {
    said.push(random.chance(0.5) ? `${noun(places)}에` : particle(noun(places), '로'));
    return { said, nouns, stems: random.pick(moving), linking };
  }
  said.push(particle(noun(things), '이가'));
  return { said, nouns, stems: random.pick(being), linking: linkingOfBeing };
}

/** One sentence of 40 to 56 characters, mean about 48: `{ text, nouns }`. */
export function composeSentence(random) {
  for (;;) {
    const parts = [];
    const nouns = [];
    let length = 0;
    for (;;) {
      const clause = clauseOf(random);
      nouns.push(...clause.nouns);
      const [stem, past] = clause.stems;
      const last = length > 26;
      const ending = last
        ? past + random.pick(closing)
        : random.chance(0.6)
          ? past + random.pick(linkingPast)
          : stem + random.pick(clause.linking);
      parts.push(...clause.said, ending);
      length = parts.join(' ').length;
      if (last) break;
    }
    const text = `${parts.join(' ')}${random.pick(['.', '.', '!', '', ' ㅋㅋ', '?'])}`;
    if (text.length >= 40 && text.length <= 56) return { text, nouns };
  }
}

/** `count` sentences. */
export function makeSentences({ count, seed = DEFAULT_SEED }) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => composeSentence(random));
}

const laughs = words('ㅋㅋㅋ ㅋㅋㅋㅋㅋㅋ ㅠㅠ ㅠㅠㅠㅠ ㅎㅎ !!!! ~~ ^^ 👍 🙏🙏');

/** What fingers do in chat: laughs at the end, playful endings, a blank forgotten. */
export function roughen(text, random) {
  let rough = text;
  if (random.chance(0.15)) rough = rough.replace(/요$/, () => random.pick(words('욥 용 여 염')));
  if (random.chance(0.1)) rough = rough.replace(/니다$/, () => random.pick(words('니당 니답')));
  if (random.chance(0.1)) rough = rough.replace(' ', '');
  if (random.chance(0.25)) rough += random.pick(laughs);
  return rough;
}

/** `count` lines of chat, as a class types them: most are short, some are code or links. */
export function makeChatLines({ count, seed = DEFAULT_SEED }) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const line = random.chance(0.3) ? composeSentence(random).text : composeMessage(random);
    return roughen(line, random);
  });
}

import { GATHERING } from './topics/gathering';
import { LEARNING } from './topics/learning';
import { MAKING } from './topics/making';
import { MOVING } from './topics/moving';
import { SEEING } from './topics/seeing';
import { TASTING } from './topics/tasting';

export const TOPICS = {
  ...MAKING,
  ...SEEING,
  ...MOVING,
  ...TASTING,
  ...LEARNING,
  ...GATHERING,
};
export type TopicName = keyof typeof TOPICS;

/** A category of the service: how many activities it has, and what they are like. */
export interface Category {
  readonly name: string;
  readonly size: number;
  /** How often each topic comes up in this category. Most topics come up in several. */
  readonly topics: Readonly<Partial<Record<TopicName, number>>>;
  /** What hosts of this category like to add, whatever the topic. */
  readonly angles: readonly string[];
}

/** In the order of the service's menu. The sizes are as unequal as on the real one. */
export const CATEGORIES: readonly Category[] = [
  {
    name: '취미',
    size: 239,
    topics: {
      ...{ pottery: 5, knitting: 6, leather: 6, drawing: 6, calligraphy: 5, scent: 6, flowers: 5 },
      ...{ guitar: 6, singing: 4, boardgames: 8, escape: 6, photo: 5, bricks: 5, dance: 3 },
      ...{ baking: 4, fishing: 4, reading: 4, writing: 2, camping: 3, coffee: 2, pets: 2 },
      ...{ film: 2, cooking: 2, temperament: 2, gym: 1, tea: 1, craftfair: 1 },
    },
    angles: [
      '두 시간 안에 완성해서 바로 가져가요',
      '재료비가 참가비에 들어 있어요',
      '원데이 클래스라 한 번만 오셔도 돼요',
      '손재주가 없어도 강사가 옆에서 도와 드려요',
      '완성작은 선물하기에도 좋아요',
      '정규반은 4주 과정이고 수료하면 작품을 전시해요',
      '퇴근하고 좋아하는 일 하나쯤 있으면 좋잖아요',
      '소수 인원으로 진행해요',
    ],
  },
  {
    name: '문화·예술',
    size: 78,
    topics: {
      ...{ exhibition: 9, theater: 9, concert: 8, film: 8, heritage: 6, reading: 4, writing: 4 },
      ...{ craftfair: 4, drawing: 3, photo: 3, singing: 3, pottery: 2, calligraphy: 2, dance: 1 },
      ...{ tradition: 1, guitar: 1 },
    },
    angles: [
      '보고 나서 감상을 나누는 시간이 꼭 있어요',
      '작가와 직접 이야기할 수 있는 자리예요',
      '입장권은 각자 예매해 주세요',
      '전공자가 아니어도 편하게 볼 수 있게 설명해 드려요',
      '한 달에 한 편씩 꾸준히 보고 있어요',
      '작품 설명 자료를 나눠 드려요',
    ],
  },
  {
    name: '운동·액티비티',
    size: 169,
    topics: {
      ...{ running: 9, hiking: 9, climbing: 8, futsal: 7, racket: 8, yoga: 7, water: 6 },
      ...{ cycling: 7, gym: 6, bowling: 6, snow: 5, walking: 3, dance: 3, plogging: 1 },
      ...{ island: 1, camping: 1, fishing: 1, escape: 1 },
    },
    angles: [
      '몸을 충분히 풀고 시작하니 다칠 걱정은 적어요',
      '땀 흘리고 나면 스트레스가 풀려요',
      '실력별로 조를 나누니 처음이어도 괜찮아요',
      '갈아입을 옷과 수건을 챙겨 주세요',
      '보험은 각자 들어 주세요',
      '매주 정기적으로 모이고 빠져도 괜찮아요',
      '장비는 현장에서 빌릴 수 있어요',
    ],
  },
  {
    name: '푸드·드링크',
    size: 127,
    topics: {
      ...{ restaurants: 9, wine: 7, beer: 7, whisky: 6, coffee: 7, tea: 5, cooking: 7 },
      ...{ brunch: 6, baking: 6, nightmarket: 2, seafest: 1, rotation: 1, daytrip: 1 },
      ...{ habits: 1, scent: 1 },
    },
    angles: [
      '먹은 만큼 똑같이 나눠 내요',
      '못 드시는 음식이 있으면 미리 알려 주세요',
      '배를 비우고 오세요',
      '술을 강요하지 않아요',
      '사진 찍을 시간 1분 드리고 먹어요',
      '남은 것은 포장해 드려요',
      '예약한 자리라 늦지 않게 와 주세요',
    ],
  },
  {
    name: '여행·동행',
    size: 102,
    topics: {
      ...{ daytrip: 9, island: 8, oldtown: 8, camping: 6, abroad: 7, walking: 3, hiking: 4 },
      ...{ snow: 2, fishing: 2, photo: 2, restaurants: 2, blossoms: 2, cycling: 1, seafest: 1 },
      ...{ water: 1, heritage: 2 },
    },
    angles: [
      '숙소는 남녀 따로 쓰고 방은 미리 정해요',
      '교통비와 입장료는 나눠 내요',
      '출발 사흘 전까지 취소할 수 있어요',
      '일정은 느슨하게 짜고 자유 시간을 넉넉히 둬요',
      '운전할 수 있는 분은 알려 주세요',
      '짐은 배낭 하나면 충분해요',
    ],
  },
  {
    name: '성장·자기개발',
    size: 62,
    topics: {
      ...{ habits: 8, career: 7, speech: 7, meditation: 6, coding: 5, sidejob: 4, writing: 4 },
      ...{ reading: 4, temperament: 4, running: 1, studyroom: 3, budget: 1, english: 1, gym: 1 },
    },
    angles: [
      '한 달 뒤 달라진 점을 적어 봐요',
      '목표를 함께 세우고 서로 확인해요',
      '매주 작은 과제가 있어요',
      '끝까지 함께할 분만 신청해 주세요',
      '기록하는 습관이 남아요',
      '경험 많은 진행자가 이끌어요',
    ],
  },
  {
    name: '동네·또래',
    size: 24,
    topics: {
      ...{ walking: 4, boardgames: 3, brunch: 3, restaurants: 3, running: 2, beer: 3, pets: 4 },
      ...{ parents: 5, coffee: 2, film: 1, racket: 1, bowling: 1 },
    },
    angles: [
      '슬리퍼 신고 나올 수 있는 거리에 사는 분들이면 좋겠어요',
      '같은 나이끼리 말 놓고 편하게 만나요',
      '걸어서 15분 안에 사는 이웃을 찾아요',
      '90년대생만 모여요',
      '이사 온 지 얼마 안 되어 친구가 필요해요',
    ],
  },
  {
    name: '연애·소개팅',
    size: 55,
    topics: {
      ...{ rotation: 8, singles: 8, temperament: 4, wine: 4, cooking: 2, boardgames: 2, tea: 1 },
      ...{ hiking: 2, whisky: 2, scent: 1, exhibition: 1, brunch: 1 },
    },
    angles: [
      '남녀 인원을 똑같이 맞춰요',
      '미혼인 분만 신청할 수 있어요',
      '마음이 맞으면 연락처를 전해 드려요',
      '나이와 직업을 적어 신청해 주세요',
      '어색하지 않게 진행자가 대화를 이끌어요',
      '좋은 인연을 만나길 바라요',
    ],
  },
  {
    name: '재테크',
    size: 33,
    topics: { stocks: 7, realestate: 7, budget: 6, sidejob: 4, reading: 1, studyroom: 1 },
    angles: [
      '특정 상품을 권하지 않아요',
      '돈 공부가 처음인 분도 괜찮아요',
      '각자 목표 금액을 정하고 와요',
      '강의 자료는 파일로 드려요',
    ],
  },
  {
    name: '외국어',
    size: 42,
    topics: { english: 8, japanese: 6, exchange: 7, exams: 2, film: 1, coffee: 1, reading: 1 },
    angles: [
      '수준이 달라도 짝을 잘 지어 드려요',
      '발음이 틀려도 아무도 웃지 않아요',
      '원어민 진행자가 함께해요',
      '매주 표현 스무 개를 정리해 드려요',
    ],
  },
  {
    name: '스터디',
    size: 28,
    topics: {
      ...{ exams: 6, studyroom: 5, coding: 4, english: 2, stocks: 2, career: 2, japanese: 1 },
      ...{ reading: 2, habits: 1 },
    },
    angles: [
      '주 2회 모이고 결석하면 벌금이 있어요',
      '진도를 나눠 맡아 설명해요',
      '교재는 각자 준비해 주세요',
      '끝까지 완주할 네 명만 모아요',
    ],
  },
  {
    name: '지역축제',
    size: 50,
    topics: {
      ...{ blossoms: 7, fireworks: 7, nightmarket: 7, seafest: 7, tradition: 7, daytrip: 2 },
      ...{ concert: 2, heritage: 2, beer: 1, craftfair: 1 },
    },
    angles: [
      '행사 기간은 사흘이고 입장은 무료예요',
      '주차장이 붐비니 대중교통을 권해요',
      '군에서 여는 행사라 체험료가 싸요',
      '개막 공연과 먹거리 장터가 있어요',
      '비가 와도 그대로 열려요',
    ],
  },
  {
    name: '기타',
    size: 51,
    topics: {
      ...{ shelter: 7, plogging: 6, survey: 7, sharing: 6, pets: 4, parents: 3, craftfair: 3 },
      ...{ meditation: 1, temperament: 2, walking: 1, sidejob: 1, singing: 1 },
    },
    angles: [
      '누구나 참여할 수 있어요',
      '궁금한 점은 댓글로 남겨 주세요',
      '시간 확인서를 드려요',
      '준비물은 없어요',
      '한 번만 오셔도 괜찮아요',
    ],
  },
];

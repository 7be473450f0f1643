export type Language = 'ko' | 'en';

/** What the pages say. */
export interface Wording {
  readonly title: string;
  readonly lead: string;
  readonly otherLanguage: string;
  readonly search: { readonly label: string; readonly hint: string; readonly button: string };
  readonly interests: string;
  readonly clear: string;
  readonly headings: Readonly<Record<'everybody' | 'asked' | 'member' | 'memberAsked', string>>;
  readonly notes: Readonly<Record<'everybody' | 'asked' | 'member' | 'memberAsked', string>>;
  readonly shares: string;
  readonly sharesNote: Readonly<Record<'visitor' | 'member', string>>;
  readonly unknownWords: string;
  readonly known: (known: number, total: number) => string;
  readonly become: {
    readonly heading: string;
    readonly note: string;
    readonly label: string;
    readonly hint: string;
    readonly button: string;
  };
  readonly member: {
    readonly hello: (name: string) => string;
    readonly views: (count: number) => string;
    readonly size: (bytes: number) => string;
    readonly words: string;
    readonly undo: string;
    readonly forget: string;
    readonly leave: string;
  };
  readonly why: string;
  readonly back: string;
  readonly counted: (weight: number) => string;
  readonly capped: string;
  readonly undone: string;
  readonly categoryOf: string;
  readonly whyCategory: (category: string) => string;
  readonly against: (category: string) => string;
  readonly free: string;
  readonly price: (won: number) => string;
  readonly notFound: string;
  readonly badInput: string;
  readonly madeUp: string;
  readonly category: (name: string) => string;
}

const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  취미: 'Hobbies',
  '문화·예술': 'Culture & arts',
  '운동·액티비티': 'Sports',
  '푸드·드링크': 'Food & drink',
  '여행·동행': 'Travel',
  '성장·자기개발': 'Self-growth',
  '동네·또래': 'Neighbours',
  '연애·소개팅': 'Dating',
  재테크: 'Money',
  외국어: 'Languages',
  스터디: 'Study groups',
  지역축제: 'Local festivals',
  기타: 'Other',
};

const won = new Intl.NumberFormat('ko-KR');

export const WORDING: Readonly<Record<Language, Wording>> = {
  ko: {
    title: '오늘 뭐 하지',
    lead: '하고 싶은 일을 적거나 관심사를 고르면, 글을 읽는 모델이 활동을 골라 드려요.',
    otherLanguage: 'English',
    search: {
      label: '하고 싶은 일',
      hint: '예: 바닷가에서 조용히 쉬고 싶어요',
      button: '골라 보기',
    },
    interests: '관심사',
    clear: '처음부터',
    headings: {
      everybody: '모두에게 보이는 활동',
      asked: '찾으시는 활동',
      member: '나를 위한 활동',
      memberAsked: '내 모델이 찾은 활동',
    },
    notes: {
      everybody: '아직 아는 것이 없어, 활동이 많은 분야부터 고루 보여 드려요.',
      asked: '확률이 높은 분야에 자리를 더 주고, 그 안에서는 적은 글과 비슷한 순서예요.',
      member: '본 활동을 배운 내 모델이 분야를 나누고, 본 글과 말이 겹치는 활동을 앞에 둬요.',
      memberAsked: '본 활동까지 배운 내 모델로 적은 글을 읽었어요.',
    },
    shares: '모델이 본 분야',
    sharesNote: { visitor: '모두의 모델', member: '내 모델 (흐린 선은 모두의 모델)' },
    unknownWords: '아는 말이 하나도 없는 글이에요. 다른 말로도 적어 보세요.',
    known: (known, total) => `아는 말 ${known}/${total}`,
    become: {
      heading: '나만의 추천',
      note: '이름만 적으면 돼요. 비밀번호는 없어요.',
      label: '이름',
      hint: '예: 하늘',
      button: '시작',
    },
    member: {
      hello: (name) => `${name} 님의 모델`,
      views: (count) => `배운 활동 ${count}개`,
      size: (bytes) => `${won.format(bytes)}바이트`,
      words: '배운 말',
      undo: '마지막 본 것 되돌리기',
      forget: '모두 잊기',
      leave: '나가기',
    },
    why: '왜?',
    back: '← 추천으로',
    counted: (weight) =>
      `이 활동을 내 모델이 배웠어요. 본 것 하나를 다른 활동 ${won.format(weight)}개만큼 무겁게 여겨요.`,
    capped: '여러 번 본 활동이라 더 배우지 않았어요.',
    undone: '마지막으로 본 활동을 내 모델에서 지웠어요.',
    categoryOf: '제목으로 본 분야',
    whyCategory: (category) => `글 전체에서 ‘${category}’ 쪽인 말`,
    against: (category) => `다음 후보: ${category}`,
    free: '무료',
    price: (amount) => `${won.format(amount)}원`,
    notFound: '그런 활동은 없어요.',
    badInput: '알아들을 수 없는 요청이에요.',
    madeUp: '활동은 모두 지어낸 것이에요.',
    category: (name) => name,
  },
  en: {
    title: 'What shall I do today',
    lead: 'Write what you feel like doing, or choose interests: a model that reads picks activities.',
    otherLanguage: '한국어',
    search: { label: 'What you feel like', hint: '바닷가에서 조용히 쉬고 싶어요', button: 'Pick' },
    interests: 'Interests',
    clear: 'Start over',
    headings: {
      everybody: 'For everybody',
      asked: 'What you look for',
      member: 'For you',
      memberAsked: 'Found by your model',
    },
    notes: {
      everybody: 'Nothing is known yet: large categories have more places.',
      asked: 'Probable categories have more places; within one, the most similar texts come first.',
      member:
        'Your model, which learnt what you viewed, shares out the places; texts that share words with those come first.',
      memberAsked: 'Read by your model, which learnt what you viewed.',
    },
    shares: 'Categories as the model sees them',
    sharesNote: { visitor: "Everybody's model", member: "Your model (faint: everybody's)" },
    unknownWords: 'No word of this is known. The activities are in Korean.',
    known: (known, total) => `Words known: ${known} of ${total}.`,
    become: {
      heading: 'Picks of your own',
      note: 'A name is all it takes; there are no passwords.',
      label: 'Name',
      hint: 'Haneul',
      button: 'Start',
    },
    member: {
      hello: (name) => `${name}’s model`,
      views: (count) => `${count} ${count === 1 ? 'activity' : 'activities'} learnt`,
      size: (bytes) => `${won.format(bytes)} bytes`,
      words: 'Words learnt',
      undo: 'Undo the last view',
      forget: 'Forget all',
      leave: 'Leave',
    },
    why: 'Why?',
    back: '← Back to the picks',
    counted: (weight) =>
      `Your model learnt this activity. A view weighs as much as ${won.format(weight)} ${weight === 1 ? 'activity' : 'activities'} of others.`,
    capped: 'You viewed this often; nothing more is learnt from it.',
    undone: 'The activity that you viewed last is out of your model.',
    categoryOf: 'Category, by the title',
    whyCategory: (category) => `Words of the text that speak for ${category}`,
    against: (category) => `against ${category}, the next best`,
    free: 'free',
    price: (amount) => `${won.format(amount)} won`,
    notFound: 'There is no such activity.',
    badInput: 'That request makes no sense.',
    madeUp: 'All activities are made up.',
    category: (name) => ENGLISH_NAMES[name] ?? name,
  },
};

/** What a post can be about. */
export interface Topic {
  /** Its keyword group; none of small talk. */
  readonly name: string;
  /** How often it comes up, beside others. */
  readonly weight: number;
  /** What comes along with it. */
  readonly beside: readonly string[];
  /** What it is called, as often as it stands here. */
  readonly names: readonly string[];
  /** What happened: ends with a past stem, so that any ending fits. */
  readonly events: readonly string[];
  readonly deeds: readonly Deed[];
  /** What is asked: ends with the stem that 나요 and 는지 follow. */
  readonly questions: readonly string[];
}

/** What was done about it: `해열제`, `먹였`. */
export interface Deed {
  readonly thing: string;
  readonly done: string;
}

/** Reads topics of five lines each. */
export function parseTopics(text: string): readonly Topic[] {
  return text.split('\n# ').slice(1).map(parseTopic);
}

function parseTopic(text: string): Topic {
  const [head = '', ...lines] = text.trim().split('\n');
  const [before = '', along = ''] = head.split('+');
  const [name = '', weight = ''] = before.split(' ');
  const [names = [], events = [], deeds = [], questions = []] = lines.map((line) =>
    line.split(' / '),
  );
  return {
    ...{ name, weight: Number(weight), names, events, questions },
    beside: along.split(' ').filter((other) => other !== ''),
    deeds: deeds.map((deed) => {
      const [thing = '', done = ''] = deed.split('|');
      return { thing, done };
    }),
  };
}

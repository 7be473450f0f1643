import { CATEGORIES, TOPICS } from './categories';
import type { Category } from './categories';
import {
  ASIDES,
  CLOSINGS,
  COAST,
  FEES,
  FREE,
  GREETINGS,
  MEETINGS,
  PLACES,
  PREFIXES,
  RULES,
  SIGNS,
  SUFFIXES,
} from './common';
import { Random } from './random';
import type { Topic } from './topics/topic';

/** A row of the table, in the order of its columns. */
export interface MadeActivity {
  readonly id: number;
  readonly title: string;
  readonly content: string;
  readonly intro: string;
  readonly place: string;
  readonly category: string;
  readonly starts_at: string;
  readonly price: number;
}

/**
 * How often a post says nothing of what its category likes to say, how often it mentions something
 * from any other category, and how often it is filed under a category that it does not fit. The
 * three set how hard the table is to learn.
 */
const SILENT = 0.35;
const STRAY = 0.45;
const MISFILED = 0.06;

/** Makes the whole table. The same seed always makes the same one. */
export function makeActivities(seed: number): MadeActivity[] {
  const random = new Random(seed);
  const categories = CATEGORIES.flatMap((category) =>
    Array<Category>(category.size).fill(category),
  );
  const seen = new Set<string>();
  return random.shuffle(categories).map((category, index) => {
    for (;;) {
      const activity = { id: index + 1, ...makeActivity(random, category) };
      const text = activity.title + activity.intro;
      if (seen.has(text)) continue;
      seen.add(text);
      return activity;
    }
  });
}

function makeActivity(random: Random, category: Category): Omit<MadeActivity, 'id'> {
  const like = random.chance(MISFILED) ? random.pick(CATEGORIES) : category;
  const topic: Topic = TOPICS[random.weighted(like.topics)];
  const places =
    topic.ground === 'sea' ? PLACES.filter(([, name]) => COAST.includes(name)) : PLACES;
  const [where, short] = random.pick(places);
  const start = new Date(Date.UTC(2026, 2, 1 + random.between(0, 240), random.between(8, 20)));
  const price = random.chance(0.2) ? 0 : random.between(5, 60) * 1000;
  const speak = speakerOf(random, category, { short, start, price });

  return {
    title: titleOf(random, speak, topic, short),
    content: contentOf(random, speak, topic, like, price),
    intro: speak(topic.intros),
    place: where,
    category: category.name,
    starts_at: start.toISOString().slice(0, 16).replace('T', ' '),
    price,
  };
}

type Speak = (phrases: readonly string[]) => string;

/** Picks a phrase that does not name the category, and fills its blanks. */
function speakerOf(
  random: Random,
  category: Category,
  facts: { short: string; start: Date; price: number },
): Speak {
  const names = category.name.split('·');
  const { short, start, price } = facts;
  const day = '일월화수목금토'[start.getUTCDay()] as string;
  const hour = start.getUTCHours();
  return (phrases) => {
    const fitting = phrases.filter((phrase) => !names.some((name) => phrase.includes(name)));
    return random.pick(fitting).replace(/\{(\w+)\}/g, (_, blank: string) => {
      if (blank === 'other') return '{other}';
      if (blank === 'place') return short;
      if (blank === 'date') return `${start.getUTCMonth() + 1}월 ${start.getUTCDate()}일(${day})`;
      if (blank === 'time')
        return `${hour < 12 ? '오전' : '오후'} ${hour > 12 ? hour - 12 : hour}시`;
      if (blank === 'price') return `${price.toLocaleString('en-US')}원`;
      if (blank === 'hours') return String(random.between(1, 4));
      if (blank === 'minutes') return String(random.between(2, 15));
      return String(random.between(4, 16));
    });
  };
}

function titleOf(random: Random, speak: Speak, topic: Topic, short: string): string {
  let title = speak(topic.titles);
  if (topic.ground !== 'away' && random.chance(0.4)) title = `${short} ${title}`;
  if (random.chance(0.4)) title = `${title} ${speak(SUFFIXES)}`;
  if (random.chance(0.25)) title = `${speak(PREFIXES)} ${title}`;
  if (random.chance(0.15)) title = `${title} ${random.pick(SIGNS)}`;
  return title;
}

/** Greeting, topic, details and closing, in light markup as an editor on the web writes it. */
function contentOf(
  random: Random,
  speak: Speak,
  topic: Topic,
  category: Category,
  price: number,
): string {
  const body = Array.from({ length: random.between(1, 2) }, () => speak(topic.lines));
  if (!random.chance(SILENT)) body.push(speak(category.angles));
  if (random.chance(STRAY)) {
    const other = TOPICS[random.weighted(random.pick(CATEGORIES).topics)];
    body.push(speak(ASIDES).replace('{other}', speak(other.titles).replace(/ 모임$/, '')));
  }
  const details = [speak(MEETINGS)];
  if (random.chance(0.8)) details.push(speak(price === 0 ? FREE : FEES));
  for (let rules = random.between(1, 4); rules > 0; rules--) details.push(speak(RULES));
  const greeting = random.chance(0.6) ? [speak(GREETINGS)] : [];
  const closing = random.chance(0.6) ? [speak(CLOSINGS)] : [];
  return markUp(random, { greeting, body: unique(body), details: unique(details), closing });
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

function markUp(
  random: Random,
  parts: Record<'greeting' | 'body' | 'details' | 'closing', readonly string[]>,
): string {
  const { greeting, body, details, closing } = parts;
  const stress = (line: string): string => {
    if (random.chance(0.12)) return `<strong>${line}</strong>`;
    return random.chance(0.08) ? `"${line}"` : line;
  };
  if (random.chance(0.25)) {
    const items = details.map((line) => `<li>${line}</li>`).join('');
    return `<p>${[...greeting, ...body].map(stress).join('. ')}.</p><ul>${items}</ul>${closing.map((line) => `<p>${line}</p>`).join('')}`;
  }
  if (random.chance(0.5)) {
    return [...greeting, ...body, ...details, ...closing]
      .map((line) => `<p>${stress(line)}</p>`)
      .join('');
  }
  return [greeting, body, details, closing]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(stress).join('. '))
    .join('<br>');
}

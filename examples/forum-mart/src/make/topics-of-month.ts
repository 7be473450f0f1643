import type { Month } from '../model';
import type { Random } from './random';
import type { Topic } from './topic';
import { GROWING, ILLNESSES, SMALL_TALK } from './topics';

const TOPICS: readonly Topic[] = [...ILLNESSES, ...GROWING];
const WINTER = ['기침', '콧물', '감기·독감', '발열', '아토피'];
const SUMMER = ['설사', '수족구', '두드러기', '눈병'];
/** How much the seasons do. */
const SEASON = 0.3;
/** The group that rises is so many times as frequent as before. */
const RISE = 4;

/** What a post is on: one topic, or two. */
export type TopicsOfPost = readonly [Topic, ...Topic[]];

/** One that is not the most frequent anyway. */
export function chooseRising(random: Random): string {
  return random.pick(ILLNESSES.filter(({ weight }) => weight <= 5)).name;
}

/** Draws the topics of posts of a month: by season, and what goes along with them. */
export function topicsOf(month: Month, rising: string | null): (random: Random) => TopicsOfPost {
  // 1 in the middle of January, -1 in July.
  const cold = Math.cos((2 * Math.PI * (Number(month.slice(5)) - 1)) / 12);
  const weights = TOPICS.map(({ name, weight }) => {
    const season = WINTER.includes(name) ? cold : SUMMER.includes(name) ? -cold : 0;
    return weight * (1 + SEASON * season) * (name === rising ? RISE : 1);
  });
  return (random) => {
    if (random.chance(0.1)) return [random.pick(SMALL_TALK)];
    const topic = TOPICS[random.weighted(weights)] as Topic;
    if (!random.chance(0.28)) return [topic];
    const name = random.pick(topic.beside);
    return [topic, ...TOPICS.filter((other) => other.name === name)];
  };
}

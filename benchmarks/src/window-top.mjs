// The 100 heaviest of 200,000 keys (Zipf 1.05): SpaceSaving with 1,000 counters and decayed counts (`hot`),
// each beside the plain way, a Map of every key that is sorted at the end. Results are checked
// against exact counts before times are told: recall, error bounds, scores. Events a second of
// processor time, all in turns. Build first.
//
//   node src/window-top.mjs       BENCH_QUICK=1 small, one round; ROUNDS=5

import { SpaceSaving, hot } from '@nunchi/window';
import { printTable } from '../../scripts/house/print-table.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { createRandom } from './random.mjs';

const quick = process.env.BENCH_QUICK === '1';
const rounds = quick ? 1 : Number(process.env.ROUNDS ?? 5);
const events = quick ? 400_000 : 4_000_000;
const seed = 7;
const keyCount = 200_000;
const counters = 1000;
const wanted = 100;
const hour = 3_600_000;
/** A day of events, in whole milliseconds. */
const begin = Date.parse('2020-06-09T00:00:00+09:00');
const timeOf = (event) => begin + Math.floor((event / events) * 24 * hour);
const now = timeOf(events);

console.log(`${machineLine(describeMachine())}, ${new Date().toISOString()}, seed ${seed}`);
const keys = zipfKeys();
const names = Array.from({ length: keyCount }, (_, key) => `song-${key}`);
const texts = Array.from(keys, (key) => names[key]);
const exact = exactCounts();
const decayed = exactScores();

const contenders = [
  { name: 'SpaceSaving, 1,000 counters, numbers', run: () => spaceSaving(keys), check: expectTop },
  { name: 'SpaceSaving, 1,000 counters, strings', run: () => spaceSaving(texts), check: expectTop },
  { name: 'Map and sort, numbers', run: () => mapCounts(keys), check: expectTop },
  { name: 'Map and sort, strings', run: () => mapCounts(texts), check: expectTop },
  { name: 'hot, every key, numbers', run: () => hotKeys(keys, 262_144), check: expectHot(1e-9) },
  { name: 'hot, every key, strings', run: () => hotKeys(texts, 262_144), check: expectHot(1e-9) },
  {
    name: 'hot, 10,000 counters, numbers',
    run: () => hotKeys(keys, 10_000),
    check: expectHot(0.1),
  },
  { name: 'Map of decayed counts and sort, numbers', run: mapScores, check: expectHot(1e-9) },
];

const speeds = contenders.map(() => []);
const told = contenders.map(({ run, check }) => check(run()));
for (let round = 0; round < rounds; round += 1) {
  contenders.forEach(({ run }, index) => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    speeds[index].push(events / (user + system));
  });
}
const cells = contenders.map(({ name }, index) => {
  const speed = speeds[index];
  const figures = [median(speed), Math.min(...speed), Math.max(...speed)];
  return [name, ...figures.map((figure) => figure.toFixed(1)), told[index]];
});
console.log(`\nThe top ${wanted} of ${events.toLocaleString('en')} events, ${rounds} rounds`);
printTable(['', 'M events/s (median)', 'min', 'max', 'recall'], cells);

/** Keys by Zipf's law; their numbers say nothing about their ranks. */
function zipfKeys() {
  const random = createRandom(seed);
  const cumulated = new Float64Array(keyCount);
  let sum = 0;
  for (let rank = 0; rank < keyCount; rank += 1) {
    sum += (rank + 1) ** -1.05;
    cumulated[rank] = sum;
  }
  // A step that shares no factor with the number of keys reaches every key.
  const keyOf = (rank) => (rank * 77_773) % keyCount;
  return Uint32Array.from({ length: events }, () => {
    const place = random.next() * sum;
    let low = 0;
    for (let high = keyCount - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (cumulated[middle] < place) low = middle + 1;
      else high = middle;
    }
    return keyOf(low);
  });
}

function exactCounts() {
  const counts = new Float64Array(keyCount);
  for (const key of keys) counts[key] += 1;
  return counts;
}

function exactScores() {
  const scores = new Float64Array(keyCount);
  keys.forEach((key, event) => {
    scores[key] += 2 ** ((timeOf(event) - now) / hour);
  });
  return scores;
}

function spaceSaving(list) {
  const sketch = new SpaceSaving(counters);
  for (let event = 0; event < events; event += 1) sketch.add(list[event]);
  return sketch.top(wanted);
}

function mapCounts(list) {
  const counts = new Map();
  for (let event = 0; event < events; event += 1) {
    const key = list[event];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return sorted(counts).map(([key, count]) => ({ key, count, error: 0 }));
}

function hotKeys(list, capacity) {
  const board = hot({ halfLife: '1 hour', capacity });
  for (let event = 0; event < events; event += 1) board.add(list[event], timeOf(event));
  return board.top(wanted, now);
}

function mapScores() {
  const scores = new Map();
  for (let event = 0; event < events; event += 1) {
    const key = keys[event];
    scores.set(key, (scores.get(key) ?? 0) + 2 ** ((timeOf(event) - begin) / hour));
  }
  const scale = 2 ** ((begin - now) / hour);
  return sorted(scores).map(([key, score]) => ({ key, score: score * scale, error: 0 }));
}

function sorted(map) {
  return [...map].sort(([, a], [, b]) => b - a).slice(0, wanted);
}

/** Checks bounds; gives the share of the truly heaviest that were found. */
function expectTop(rows) {
  for (const { key, count, error } of rows) {
    const truth = exact[numberOf(key)];
    if (!(count - error <= truth && truth <= count))
      throw new Error(`${key}: ${truth} not in bounds`);
  }
  return recall(rows, exact);
}

function expectHot(tolerance) {
  return (rows) => {
    for (const { key, score, error } of rows) {
      const truth = decayed[numberOf(key)];
      const slack = tolerance * truth;
      if (!(score - error <= truth * (1 + 1e-9) && truth <= score * (1 + 1e-9)))
        throw new Error(`${key}: ${truth} not in bounds`);
      if (score - truth > slack) throw new Error(`${key}: ${score} is too far from ${truth}`);
    }
    return recall(rows, decayed);
  };
}

function recall(rows, truths) {
  const found = new Set(rows.map(({ key }) => numberOf(key)));
  const heaviest = [...truths.keys()].sort((a, b) => truths[b] - truths[a]).slice(0, wanted);
  const share = heaviest.filter((key) => found.has(key)).length / wanted;
  if (share < 0.99) throw new Error(`Only ${share} of the top ${wanted} were found`);
  return share.toFixed(2);
}

function numberOf(key) {
  return typeof key === 'number' ? key : Number(key.slice('song-'.length));
}

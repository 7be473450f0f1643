// A service's play log, made from a seed: the envelope that Logstash gives, some 600 bytes a line,
// titles by Zipf's law, three in ten rows some seconds out of order, two in a thousand minutes late.

import { createRandom } from '../random.mjs';

const KOREA = 9 * 3_600_000;
const DEVICES = ['STB-UHD3', 'MOBILE-AOS', 'MOBILE-IOS', 'PC-WEB', 'SMARTTV-LG'];
const REGIONS = ['SEOUL', 'BUSAN', 'DAEGU', 'INCHEON', 'GWANGJU'];

/** The first row's time. */
export const LOG_BEGINS = Date.UTC(2026, 2, 2, 12);

/** Gives line after line, each with its end: `for (const line of playLog({ rows: 1e5, keys: 1e4, seed: 1 }))`. */
export function* playLog({ rows, keys, seed, span = 3_600_000 }) {
  const random = createRandom(seed);
  const pickKey = zipf(keys, random);
  for (let i = 0; i < rows; i++) {
    const lateness = random.chance(0.3) ? 5000 : random.chance(0.003) ? 120_000 : 0;
    const time = Math.floor(LOG_BEGINS + (i / rows) * span - random.next() * lateness);
    yield playLine(time, pickKey(), random);
  }
}

function playLine(time, key, random) {
  const local = new Date(time + KOREA).toISOString();
  const logdate = `${local.slice(0, 10)} ${local.slice(11, 23)}`;
  const device = random.pick(DEVICES);
  const title = random.chance(0.05)
    ? `무한도전 "특집" ${key % 300}회`
    : `드라마 시즌${1 + (key % 7)} ${1 + (key % 24)}회`;
  const record = {
    _index: `vod-play-${logdate.slice(0, 10)}`,
    _id: hex(random, 20),
    _score: null,
    _source: {
      '@timestamp': new Date(time).toISOString(),
      ...{ host: `vod-edge-${random.below(48)}`, type: 'play', logdate },
      tags: ['play', random.pick(REGIONS)],
      '@fields': {
        ...{ method: 'GET', uri: '/vod/v2/play/start', status: random.chance(0.98) ? 200 : 302 },
        ...{ bytes: random.below(90_000), reqtime: Number((random.next() * 0.4).toFixed(3)) },
        client: `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`,
        ua: `${device}/4.1.${random.below(20)} (Linux; Android 9; ko-KR)`,
        params: {
          ...{ sid: hex(random, 16), device, title, cpk: String(1_000_000 + key), hit: '1' },
          ...{ base_mck: String(5000 + (key % 997)), category: String(100 + (key % 40)) },
          ...{ svc: 'vod', pos: String(random.below(7200)) },
        },
      },
    },
    sort: [time],
  };
  return `${JSON.stringify(record)}\n`;
}

function hex(random, length) {
  let text = '';
  while (text.length < length) text += random.below(65_536).toString(16).padStart(4, '0');
  return text;
}

/** Ranks by Zipf's law with exponent 1.05, through the inverse of their distribution. */
function zipf(count, random) {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) sums[rank] = sum += (rank + 1) ** -1.05;
  return () => {
    const at = random.next() * sum;
    let low = 0;
    for (let high = count - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

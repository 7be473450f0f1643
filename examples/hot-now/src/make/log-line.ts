import type { Play } from './plays';
import { Random } from './random';

const SEOUL = 9 * 3_600_000;
const DEVICES = ['STB-4K', 'STB-FHD', 'ANDROID', 'IOS', 'WEB', 'TV-APP'];
/** Share of lines that are broken. */
const BROKEN = 0.0005;

/** Writes times as ISO 8601 in UTC; those of one second are written once. */
class TimeText {
  readonly #seconds = new Map<number, string>();

  write(time: number): string {
    const second = Math.floor(time / 1000);
    let text = this.#seconds.get(second);
    if (text === undefined) {
      if (this.#seconds.size >= 1000) this.#seconds.clear();
      text = new Date(second * 1000).toISOString().slice(0, 20);
      this.#seconds.set(second, text);
    }
    return `${text}${String(time - second * 1000).padStart(3, '0')}Z`;
  }
}

/** Shapes plays as Logstash hands them on, one JSON object each. */
export class LogLines {
  readonly #random: Random;
  readonly #times = new TimeText();
  #number = 0;

  constructor(seed: number) {
    this.#random = new Random(seed ^ 0x6c8e9cf5);
  }

  /** `yyyy-MM-dd HH:mm:ss.SSS` in Seoul. */
  seoulTime(time: number): string {
    return this.#times
      .write(time + SEOUL)
      .slice(0, -1)
      .replace('T', ' ');
  }

  /** A play's line, without its end; now and then a broken one stands before it. */
  write(play: Play): string {
    const random = this.#random;
    const line = JSON.stringify(this.#record(play));
    if (!random.chance(BROKEN)) return line;
    const broken = random.pick([
      line.slice(0, random.between(1, line.length - 1)),
      `java.lang.NullPointerException: "params" is null`,
      line.replace('"logdate":', '"logdate"'),
    ]);
    return `${broken}\n${line}`;
  }

  #record({ title, time, arrival }: Play): unknown {
    const random = this.#random;
    const number = ++this.#number;
    const heard = this.#times.write(arrival);
    const params = {
      cpk: title.cpk,
      base_mck: title.base_mck,
      title: title.title,
      hit: '1',
      said: `SA${String(random.between(1, 400_000)).padStart(7, '0')}`,
      device: random.pick(DEVICES),
      runtime: random.pick(['1500', '3600', '4200', '6900']),
    };
    return {
      _index: `logstash-vod-${heard.slice(0, 10).replaceAll('-', '.')}`,
      _id: number.toString(36).padStart(8, '0'),
      _source: {
        '@timestamp': heard,
        '@version': '1',
        host: `was${random.between(1, 8)}`,
        logdate: this.seoulTime(time),
        '@fields': { api: '/vod/play', status: '200', params },
      },
    };
  }
}

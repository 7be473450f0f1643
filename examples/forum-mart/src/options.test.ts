import { describe, expect, it } from 'vitest';
import { HELP, UsageError, readOptions } from './options';

const read = (line: string) => readOptions(line.split(' ').filter(Boolean), '/home/me');

describe('the command line', () => {
  it('knows its commands', () => {
    expect(read('')).toEqual({ command: 'help' });
    expect(read('run a.csv --help')).toEqual({ command: 'help' });
    expect(read('demo --out here --posts 500 --threads 2')).toEqual({
      ...{ command: 'demo', out: '/home/me/here', threads: 2 },
      made: { posts: 500, months: 24, from: '2024-01', seed: 7 },
    });
    expect(read('make forum --format ndjson --from 2023-11')).toMatchObject({
      ...{ command: 'make', folder: '/home/me/forum', format: 'ndjson', encoding: 'utf-8' },
      made: { from: '2023-11' },
    });
    expect(read('run a.csv /b.parquet --survey s.csv --out o --threads 0')).toEqual({
      command: 'run',
      survey: '/home/me/s.csv',
      mart: {
        ...{ out: '/home/me/o', inputs: ['/home/me/a.csv', '/b.parquet'], threads: 0 },
        ...{ encoding: 'auto', timeZone: 'Asia/Seoul', crawledAt: null },
      },
    });
    expect(read('cleansed --crawled-at 2024-05-19T21:00+09:00')).toMatchObject({
      ...{ command: 'step', step: 'cleansed' },
      mart: { crawledAt: '2024-05-19T12:00:00.000Z', inputs: [] },
    });
    expect(read('publish s3://bucket/forum')).toMatchObject({ url: 's3://bucket/forum' });
  });

  it.each([
    ['walk', 'no command walk'],
    ['run', 'takes files'],
    ['raw', 'takes files'],
    ['tokens a.csv', 'takes no file'],
    ['demo a', 'takes no file'],
    ['demo --survey s.csv', 'takes no --survey'],
    ['publish', 's3://'],
    ['make a b', 'takes a folder'],
    ['make a --posts 0', '--posts takes'],
    ['make a --from 2024-13', '--from takes'],
    ['make a --format ndjson --encoding cp949', 'for --format csv'],
    ['run a.csv --encoding latin1', '--encoding takes'],
    ['run a.csv --crawled-at 2024-05-19T21:00', 'with its zone'],
    ['run a.csv --time-zone Asia/Nowhere', 'no Asia/Nowhere'],
    ['demo --loud', '--loud'],
  ])('refuses %s', (line, message) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(message);
  });

  it('has a line for every option', () => {
    const told = [...HELP.matchAll(/^--([a-z-]+)/gm)].map(([, name]) => name);
    expect(told).toEqual([
      ...['out', 'survey', 'encoding', 'crawled-at', 'time-zone', 'threads'],
      ...['posts', 'months', 'from', 'seed'],
    ]);
  });
});

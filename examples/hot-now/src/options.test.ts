import { describe, expect, it } from 'vitest';
import { HELP, UsageError, readOptions } from './options';

const read = (line: string) => readOptions(line.split(' ').filter(Boolean), '/home/me');

describe('the command line', () => {
  it('knows its commands', () => {
    expect(read('')).toEqual({ command: 'help' });
    expect(read('replay --help')).toEqual({ command: 'help' });
    expect(read('demo --out here')).toEqual({
      ...{ command: 'demo', out: '/home/me/here', minutes: 360, seed: 1 },
    });
    expect(read('make a.jsonl --minutes 200 --seed 7')).toEqual({
      ...{ command: 'make', path: '/home/me/a.jsonl', minutes: 200, seed: 7 },
    });
    expect(read('replay a.jsonl')).toEqual({
      ...{ command: 'replay', path: '/home/me/a.jsonl', speed: 60, port: 3000, checkpoint: null },
    });
    expect(read('replay a.jsonl --speed max --no-serve --checkpoint s')).toMatchObject({
      ...{ speed: Infinity, port: null, checkpoint: '/home/me/s' },
    });
    expect(read('live --kafka a:1,b:2 --topic plays --port 0')).toEqual({
      ...{ command: 'live', brokers: ['a:1', 'b:2'], topic: 'plays', port: 0, checkpoint: null },
    });
    expect(read('judge --seeds 1,2')).toMatchObject({ seeds: [1, 2] });
  });

  it.each([
    ['play', 'no command play'],
    ['replay', 'takes a file'],
    ['replay a b', 'one file'],
    ['demo a', 'no file'],
    ['demo --speed 3', 'takes no --speed'],
    ['demo --minutes 60', 'from 150 to 1440'],
    ['demo --seed x', '--seed takes'],
    ['replay a --speed 0', 'above 0'],
    ['replay a --port 70000', '--port takes'],
    ['live --topic t', '--kafka'],
    ['demo --loud', '--loud'],
  ])('refuses %s', (line, message) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(message);
  });

  it('tells of each option', () => {
    for (const name of [
      'out',
      'minutes',
      'seed',
      'speed',
      'port',
      'no-serve',
      'checkpoint',
      'seeds',
    ])
      expect(HELP).toContain(`--${name}`);
  });
});

import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../options';
import { COLLECT_HELP } from './help';
import { readCollectOptions } from './options';

const ENV = { SLACK_TOKEN: 'xoxb-made-up' };
const read = (line: string, env: Record<string, string> = ENV) =>
  readCollectOptions(line.split(' ').filter(Boolean), '/home/me', env);

describe('the command line of a collection', () => {
  it('collects every evening from a channel, or once', () => {
    expect(read('--channel C01')).toMatchObject({
      ...{ command: 'schedule', channel: 'C01', cron: '0 19-23 * * *', timeZone: 'Asia/Seoul' },
      ...{ days: 7, driver: 'fetch', again: false, includeDirect: false, timeout: 60_000 },
    });
    expect(read('--channel C01 --once --out here --days all')).toMatchObject({
      ...{ command: 'once', out: '/home/me/here', settle: '/home/me/here/settle.csv', days: null },
      database: { kind: 'sqlite', path: '/home/me/here/chat.sqlite' },
    });
    expect(read('--export slack --once', {})).toMatchObject({ exported: '/home/me/slack' });
    expect(read('demo', {})).toMatchObject({ command: 'demo' });
    expect(read('--help', {})).toMatchObject({ command: 'help' });
  });

  it('takes secrets from the environment and shows them nowhere', () => {
    const settings = read('--channel C01', {
      ...{ SLACK_TOKEN: 'xoxb-s3cret', MONGO_URL: 'mongodb://me:s3cret@db.example/nunchi' },
    });
    expect(settings.token?.reveal()).toBe('xoxb-s3cret');
    expect(inspect(settings, { depth: null }) + JSON.stringify(settings)).not.toContain('s3cret');
    expect(read('--channel C01', { ...ENV, MONGO_URL: '', DATABASE_URL: '' })).toMatchObject({
      ...{ mongo: null, database: { kind: 'sqlite' } },
    });
  });

  it.each(['--token xoxb-s3cret', '--db=mysql://me:s3cret@h/d', '--mongo x', '--passcode s3cret'])(
    'refuses %s',
    (line) => {
      const attempt = () => read(`--channel C01 ${line}`);
      expect(attempt).toThrow(UsageError);
      expect(attempt).toThrow('is refused');
      expect(attempt).not.toThrow('s3cret');
    },
  );

  it.each([
    ['--once', {}, '--channel'],
    ['--channel C01', {}, 'SLACK_TOKEN'],
    ['--export slack --once --days 3', ENV, 'as a whole'],
    ['walk', ENV, 'no command walk'],
    ['demo', { DATABASE_URL: 'oracle://me:s3cret@h/d' }, 'DATABASE_URL cannot use oracle://'],
    ['--channel C01 --cron never', ENV, '--cron'],
    ['--channel C01 --days 0', ENV, '--days'],
    ['--channel C01 --driver telnet', ENV, '--driver'],
    ['--channel C01 --time-zone Asia/Nowhere', ENV, 'time zone'],
    ['--channel C01 --loud', ENV, '--loud'],
  ])('refuses %s', (line, env, message) => {
    expect(() => read(line, env)).toThrow(UsageError);
    expect(() => read(line, env)).toThrow(message);
  });

  it('has a line of help for every option, in both languages', () => {
    const [ko, en] = [COLLECT_HELP.ko, COLLECT_HELP.en].map((text) =>
      [...text.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name),
    );
    expect(ko).toEqual(en);
    for (const name of en ?? [])
      expect(() => read(`--${name} x demo`)).not.toThrow('Unknown option');
    expect(en).toHaveLength(16);
  });
});

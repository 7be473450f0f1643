import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../src/options';

describe('the command line', () => {
  it('makes paths absolute, and puts the users beside the models', () => {
    const options = readOptions(['--out', 'here', '--scale', '2.5'], '/home/me');
    expect(options).toMatchObject({ out: '/home/me/here', scale: 2.5, seed: 6, demo: false });
    expect(options.db).toBe('/home/me/here/users.sqlite');
  });

  it('leaves addresses of databases and files as they are', () => {
    const options = readOptions(['--db', 'mysql://me@db/vod', 'a.csv', 'b.csv'], '/');
    expect(options.db).toBe('mysql://me@db/vod');
    expect(options.rest).toEqual(['a.csv', 'b.csv']);
  });

  it.each([
    [['--seed', 'x'], '--seed takes a whole number'],
    [['--scale', '0'], '--scale begins at 0.1'],
    [['--scale', '99'], '--scale goes up to 30'],
    [['--port', '99999'], '--port goes up to 65535'],
    [['--lang', 'fr'], '--lang takes ko or en'],
    [['--nonsense'], 'nonsense'],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args, '/')).toThrow(UsageError);
    expect(() => readOptions(args, '/')).toThrow(message);
  });
});

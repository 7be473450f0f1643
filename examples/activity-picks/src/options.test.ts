import { describe, expect, it } from 'vitest';
import { UsageError, readOptions } from './options';
import { DATA } from './read/read-activities';

describe('readOptions', () => {
  it('fills in what is not given', () => {
    expect(readOptions([], '/home/me')).toMatchObject({ data: DATA, language: 'ko', port: 3000 });
  });

  it('makes paths absolute', () => {
    const options = readOptions(['--data', 'a.csv', '--out', '/tmp/b', '--port', '0'], '/home/me');
    expect(options).toMatchObject({ data: '/home/me/a.csv', out: '/tmp/b', port: 0 });
  });

  it.each([
    ['--lang', 'fr'],
    ['--port', '99999'],
    ['--port', 'x'],
    ['--wat', '1'],
  ])('refuses %s %s', (name, value) => {
    expect(() => readOptions([name, value], '/')).toThrow(UsageError);
  });
});

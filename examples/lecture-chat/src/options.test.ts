import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOptions, UsageError } from './options';

test('without files the made days are read', () => {
  const options = readOptions([], '/home/me');
  expect(options.files).toHaveLength(3);
  expect(options.participants).toHaveLength(1);
  expect(options).toMatchObject({
    timeZone: 'Asia/Seoul',
    language: 'ko',
    anonymize: false,
    includeDirect: false,
    database: null,
  });
});

test('paths start where the command was typed', () => {
  const data = join(__dirname, '..', 'data');
  const [file = ''] = readOptions([], '/').files;
  const options = readOptions(['.', '--out', 'report', '--lang', 'en'], data);
  expect(options.files).toContain(file);
  expect(options.participants).toEqual([]);
  expect(options).toMatchObject({ out: join(data, 'report'), language: 'en' });
});

test('a database in the environment is used unless the command names one', () => {
  const env = { DATABASE_URL: 'mysql://u:p@h/db' };
  expect(readOptions([], '/', env).database).toBe(env.DATABASE_URL);
  expect(readOptions(['--db', 'chat.sqlite'], '/', env).database).toBe('chat.sqlite');
});

test.each([
  [['nowhere.txt'], 'No such file'],
  [['--lang', 'fr'], '--lang takes ko or en'],
  [['--questions', 'all'], '--questions takes rules, model or both'],
  [['--time-zone', 'Mars/Base'], 'Unknown time zone'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused', (args, message) => {
  expect(() => readOptions(args, '/home/me')).toThrow(UsageError);
  expect(() => readOptions(args, '/home/me')).toThrow(message);
});

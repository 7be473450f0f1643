import { expect, test } from 'vitest';
import { UsageError } from '../options';
import { readBoardOptions } from './board-options';

test('a port stands beside the options of the report', () => {
  expect(readBoardOptions([], '/').port).toBe(8787);
  const options = readBoardOptions(['--port', '9000', '--lang', 'en'], '/');
  expect(options).toMatchObject({ port: 9000, language: 'en' });
  expect(readBoardOptions(['--port=0', '--anonymize'], '/')).toMatchObject({
    port: 0,
    anonymize: true,
  });
});

test.each([
  [['--port'], '--port takes a number'],
  [['--port', '70000'], '--port takes a number'],
  [['--port=http'], '--port takes a number'],
  [['--db=mysql://h/d'], 'no option --db'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused', (args, message) => {
  expect(() => readBoardOptions(args, '/')).toThrow(UsageError);
  expect(() => readBoardOptions(args, '/')).toThrow(message);
});

import { expect, test } from 'vitest';
import { describeUrl, readTarget } from './database-url';

test('an address tells the database, a path is an SQLite file', () => {
  expect(readTarget('mariadb://u:p@h/db', '/')).toEqual({ kind: 'mysql', url: 'mysql://u:p@h/db' });
  expect(readTarget('postgresql://u@h/db', '/').kind).toBe('postgres');
  expect(readTarget('out/chat.sqlite', '/home/me')).toEqual({
    kind: 'sqlite',
    path: '/home/me/out/chat.sqlite',
  });
  expect(readTarget('sqlite:chat.db', '/home/me')).toEqual({
    kind: 'sqlite',
    path: '/home/me/chat.db',
  });
  expect(() => readTarget('mongodb://u:secret@h/db', '/')).toThrow('--db cannot use mongodb://');
});

test('a password is never shown, wherever it stands', () => {
  for (const url of [
    'mysql://reader:s3cret@db.example.com:3306/chat?password=s3cret',
    'postgres://reader:s3cret@db.example.com/chat#s3cret',
    'mysql://reader:s3cret@db.example.com:port/chat',
  ]) {
    expect(describeUrl(url)).not.toContain('s3cret');
    expect(() => readTarget(url.replace(/^\w+/, 'oracle'), '/')).not.toThrow('s3cret');
  }
  expect(describeUrl('mysql://reader:s3cret@db.example.com/chat')).toBe(
    'mysql://reader@db.example.com/chat',
  );
  expect(() => readTarget('mysql://reader:s3cret@db.example.com:port/chat', '/')).toThrow(
    '--db is not an address: mysql://…',
  );
});

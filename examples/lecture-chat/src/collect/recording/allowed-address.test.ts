import { expect, test } from 'vitest';
import { addressProblem } from './allowed-address';

const HOSTS = ['zoom.example', '127.0.0.1', 'localhost', '[::1]'];

test.each([
  'https://zoom.example/rec/share/a',
  'https://us02web.zoom.example/rec/share/a',
  'https://ZOOM.example:443/',
  'http://127.0.0.1:8080/rec/share/a',
  'http://localhost/',
  'http://[::1]:9/',
])('%s may be asked', (address) => {
  expect(addressProblem(new URL(address), HOSTS)).toBeNull();
});

test.each([
  ['http://zoom.example/', /only https/],
  ['ftp://zoom.example/', /only https/],
  ['https://notzoom.example/', /none of the sites/],
  ['https://zoom.example.test/', /none of the sites/],
  ['https://test/zoom.example', /none of the sites/],
  ['https://zoom.example@test/', /none of the sites/],
  ['http://169.254.169.254/', /none of the sites/],
  ['http://127.0.0.1.test/', /none of the sites/],
  ['file:///etc/passwd', /none of the sites/],
])('%s may not', (address, problem) => {
  expect(addressProblem(new URL(address), HOSTS)).toMatch(problem);
});

test('this computer is asked only when it is named', () => {
  expect(addressProblem(new URL('http://127.0.0.1/'), ['zoom.example'])).not.toBeNull();
});

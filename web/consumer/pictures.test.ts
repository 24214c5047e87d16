import { expect, test } from 'vitest';
import { picture_path } from './pictures';

const kHere = 'https://chat.example';
const kId = '01890a5d-ac96-774b-bcce-b302099a8057';

test('the address of a picture of this site', () => {
  expect(picture_path(`${kHere}/c/augusta/pictures/${kId}`, kHere)).toBe(`/c/augusta/pictures/${kId}`);
});

test.each([
  `https://evil.example/c/augusta/pictures/${kId}`,
  `${kHere}/c/augusta/pictures/${kId}?x`,
  `${kHere}/c/augusta/pictures/${kId}/thumb`,
  `${kHere}/c/augusta/pictures/none`,
  `${kHere}/s/augusta/pictures/${kId}`,
  'no address',
])('%s is none', (href) => {
  expect(picture_path(href, kHere)).toBeNull();
});

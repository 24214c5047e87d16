import { expect, test } from 'vitest';
import { follow_up_draft } from './follow_up';

test('the draft speaks the language of the customer and knows their name', () => {
  expect(follow_up_draft({ locale: 'pt-BR', consumer_name: 'Rui' })).toMatch(/^Olá Rui!/);
  expect(follow_up_draft({ locale: 'vi', consumer_name: '' })).toMatch(/^Chào bạn!/);
  expect(follow_up_draft({ locale: 'ja', consumer_name: '' })).toMatch(/^Hello!/);
  expect(follow_up_draft({ locale: '', consumer_name: '' })).toMatch(/^Hello!/);
});

import { expect, test } from 'vitest';
import { pillarsWithoutPage } from './pillars-without-page.ts';

test('a pillar called like a view is named, since its address is the view’s', () => {
  const pillars = ['reliability', 'history'].map((id) => ({ id, title: id, headline: 'uptime' }));
  expect(pillarsWithoutPage({ pillars }).map(({ path }) => path)).toEqual(['pillars (history).id']);
});

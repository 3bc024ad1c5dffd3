import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { OnDemand, type OnDemandCode, onDemand } from './on-demand.tsx';

afterEach(cleanup);

type Props = { readonly name: string };
const Greeting = ({ name }: Props) => <p>Hello {name}</p>;
const FALLBACK = 'Loading';

/** A page whose code cannot be fetched the first few times, and how often it was tried. */
function failing(times: number) {
  let tries = 0;
  const code = onDemand(async () => {
    tries += 1;
    if (tries <= times) throw new Error('offline');
    return Greeting;
  });
  return { code, tries: () => tries };
}

const element = (code: OnDemandCode<Props>) => (
  <OnDemand code={code} props={{ name: 'Ada' }} fallback={FALLBACK} />
);

const show = (code: OnDemandCode<Props>) => act(async () => render(element(code)));

test('what has come before is there with the first render', async () => {
  const { code } = failing(0);
  await code.load();
  // No fallback before it: this render is all there is.
  render(element(code));
  expect(screen.getByText('Hello Ada')).toBeInTheDocument();
});

test('what is still to come is waited for', async () => {
  const { code, tries } = failing(0);
  await show(code);
  expect(screen.getByText('Hello Ada')).toBeInTheDocument();
  expect(tries()).toBe(1);
});

test('a failure ahead is not the last word', async () => {
  const { code, tries } = failing(1);
  await code.load().catch(() => code.forgetFailure());
  await show(code);
  expect(screen.getByText('Hello Ada')).toBeInTheDocument();
  expect(tries()).toBe(2);
});

test('a failure is shown and not tried again by itself, only when somebody asks', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { code, tries } = failing(2);
  await show(code);
  expect(screen.getByRole('alert')).toHaveTextContent('offline');
  // Were it fetched anew at each render, React would render it again at each failure.
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(tries()).toBe(1);

  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  expect(screen.getByRole('alert')).toHaveTextContent('offline');
  expect(tries()).toBe(2);
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  expect(screen.getByText('Hello Ada')).toBeInTheDocument();
});

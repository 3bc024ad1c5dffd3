import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';
import { type PageCode, pageCode, usePageCode } from './page-code.ts';

afterEach(cleanup);

type Props = { readonly name: string };
const Greeting = ({ name }: Props) => <p>Hello {name}</p>;

function Page({ code, name }: Props & { code: PageCode<Props> }) {
  const Shown = usePageCode(code);
  return <Shown name={name} />;
}

/** A page whose code cannot be fetched the first few times, and how often it was tried. */
function failing(times: number) {
  let tries = 0;
  const code = pageCode(async () => {
    tries += 1;
    if (tries <= times) throw new Error('offline');
    return Greeting;
  });
  return { code, tries: () => tries };
}

const show = (code: PageCode<Props>) =>
  act(async () =>
    render(
      <ErrorBoundary resetKey="" onFailure={code.forgetFailure}>
        <Suspense fallback="Loading">
          <Page code={code} name="Ada" />
        </Suspense>
      </ErrorBoundary>,
    ),
  );

test('what has come before is there with the first render', async () => {
  const { code } = failing(0);
  await code.load();
  render(<Page code={code} name="Ada" />);
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

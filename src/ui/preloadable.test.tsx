import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Preloaded, preloadable } from './preloadable.tsx';

afterEach(cleanup);

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;

function Fallback({ onRender }: { onRender: () => void }) {
  onRender();
  return null;
}

describe('preloadable', () => {
  test('is on the screen with the first render once it was preloaded', async () => {
    const view = preloadable(async () => Greeting);
    await view.preload();
    const onFallback = vi.fn();
    render(
      <Suspense fallback={<Fallback onRender={onFallback} />}>
        <Preloaded of={view} props={{ name: 'Ada' }} />
      </Suspense>,
    );
    expect(screen.getByText('Hello Ada')).toBeDefined();
    expect(onFallback).not.toHaveBeenCalled();
  });

  test('is waited for otherwise', async () => {
    const view = preloadable(async () => Greeting);
    await act(async () =>
      render(
        <Suspense fallback="Loading">
          <Preloaded of={view} props={{ name: 'Ada' }} />
        </Suspense>,
      ),
    );
    expect(screen.getByText('Hello Ada')).toBeDefined();
  });

  test('is fetched again when it could not be had ahead', async () => {
    let attempts = 0;
    const view = preloadable(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('offline');
      return Greeting;
    });
    await view.preload();
    await act(async () =>
      render(
        <Suspense>
          <Preloaded of={view} props={{ name: 'Ada' }} />
        </Suspense>,
      ),
    );
    expect(screen.getByText('Hello Ada')).toBeDefined();
    expect(attempts).toBe(2);
  });
});

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Menu } from './menu.tsx';

test('the keyboard alone opens a menu, goes through it, takes one and is back at the button', async () => {
  const onSelect = vi.fn();
  const user = userEvent.setup();
  render(
    <Menu
      icon="more"
      label="Save"
      items={[
        { text: 'One', onSelect: () => undefined },
        { text: 'Two', onSelect },
        { text: 'Elsewhere', href: 'https://prometheus.example/graph' },
      ]}
    />,
  );
  const button = screen.getByRole('button', { name: 'Save' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  await user.tab();
  await user.keyboard('{Enter}{ArrowDown}{ArrowDown}');
  expect(document.activeElement?.textContent).toBe('Two');
  await user.keyboard('{Enter}');
  expect(onSelect).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(button);
  expect(screen.queryByText('Two')).toBeNull();

  await user.keyboard('{Enter}{ArrowUp}');
  expect(document.activeElement?.getAttribute('href')).toBe('https://prometheus.example/graph');
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(button);
});

test('a click elsewhere closes it', async () => {
  const user = userEvent.setup();
  render(
    <>
      <p>Elsewhere</p>
      <Menu icon="more" label="Save" items={[{ text: 'One', onSelect: () => undefined }]} />
    </>,
  );
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText('One')).toBeVisible();
  await user.click(screen.getByText('Elsewhere'));
  expect(screen.queryByText('One')).toBeNull();
});

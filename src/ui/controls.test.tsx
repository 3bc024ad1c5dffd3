import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { CopyButton } from './copy-button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Segmented } from './segmented.tsx';
import { Select } from './select.tsx';

const WINDOWS = [
  { value: '1h', label: '1 hour' },
  { value: '24h', label: '24 hours' },
] as const;

describe('Segmented', () => {
  test('is a named group of radio buttons with one taken', async () => {
    const onChange = vi.fn();
    render(<Segmented label="Window" choices={WINDOWS} value="1h" onChange={onChange} />);
    expect(screen.getByRole('group', { name: 'Window' })).toBeVisible();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '1 hour' }).checked).toBe(true);
    await userEvent.click(screen.getByRole('radio', { name: '24 hours' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('24h');
  });
});

describe('Select', () => {
  test('is a named native select', async () => {
    const onChange = vi.fn();
    render(<Select label="Window" choices={WINDOWS} value="1h" onChange={onChange} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Window' }), '24 hours');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('24h');
  });
});

describe('CopyButton', () => {
  test('copies the text and announces it', async () => {
    const user = userEvent.setup();
    render(<CopyButton text="up == 0" what="query" />);
    await user.click(screen.getByRole('button', { name: 'Copy query' }));
    expect(await navigator.clipboard.readText()).toBe('up == 0');
    expect((await screen.findByRole('status')).textContent).toBe('Copied');
  });

  test('says so when the browser refuses both ways', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    // jsdom has no such command.
    document.execCommand = () => false;
    render(<CopyButton text="up == 0" what="query" />);
    const button = screen.getByRole('button', { name: 'Copy query' });
    await user.click(button);
    expect((await screen.findByRole('status')).textContent).toBe('The browser lets nothing be copied here');
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
  });
});

describe('Disclosure', () => {
  test('renders its content only while it is open', async () => {
    render(
      <Disclosure summary="Why">
        <p>Because.</p>
      </Disclosure>,
    );
    expect(screen.queryByText('Because.')).toBeNull();
    await userEvent.click(screen.getByText('Why'));
    expect(await screen.findByText('Because.')).toBeVisible();
  });
});

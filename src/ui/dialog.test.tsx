import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Dialog } from './dialog.tsx';

// jsdom knows the element but not its methods. They stay for this file: unmounting after a test closes the dialog.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
  HTMLDialogElement.prototype.close = vi.fn(function (this: HTMLDialogElement) {
    this.open = false;
  });
});

function open(onClose = vi.fn()) {
  const view = render(
    <Dialog title="System uptime" open onClose={onClose}>
      <p>Details</p>
    </Dialog>,
  );
  return { ...view, onClose, dialog: screen.getByRole('dialog', { name: 'System uptime' }) };
}

describe('Dialog', () => {
  test('is modal and named by its title', () => {
    open();
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledOnce();
    expect(screen.getByText('Details')).toBeVisible();
  });

  test('the close button asks to close', async () => {
    const { onClose } = open();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('Escape asks to close and leaves the decision to the caller', () => {
    const { onClose, dialog } = open();
    const isAllowed = fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(isAllowed).toBe(false);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('a press on the backdrop asks to close, one inside does not', () => {
    const { onClose, dialog } = open();
    fireEvent.mouseDown(screen.getByText('Details'));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.mouseDown(dialog);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('closes natively when removed, which is what returns the focus', () => {
    const { unmount } = open();
    unmount();
    expect(HTMLDialogElement.prototype.close).toHaveBeenCalledOnce();
  });
});

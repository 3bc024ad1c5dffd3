import { Component, type ReactNode } from 'react';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

type Props = { readonly resetKey: string; readonly children: ReactNode };
type State = { readonly error: Error | null; readonly resetKey: string };

/** A view that fails must not take the others with it. Going somewhere else starts afresh. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { error: null, resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Notice
        tone="error"
        title="This part of the page failed"
        actions={<Button onClick={() => this.setState({ error: null })}>Try again</Button>}
      >
        {error.message}
      </Notice>
    );
  }
}

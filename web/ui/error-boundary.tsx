import { Component, type ReactNode } from "react";
import { QueryError } from "./query.tsx";

interface Props {
  children: ReactNode;
  /** Before its children are shown again. */
  onRetry: () => void;
}

/** Shows what went wrong in a page instead of nothing; a class, because React has no other way. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const retry = () => {
      this.props.onRetry();
      this.setState({ error: undefined });
    };
    return (
      <main className="lone-problem">
        <QueryError error={error} retry={retry} />
      </main>
    );
  }
}

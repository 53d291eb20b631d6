import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { asAppError } from "./form.tsx";
import { Notice } from "./notice.tsx";
import { Skeleton } from "./skeleton.tsx";

/** What is needed of a query of @tanstack/react-query. */
interface QueryResult<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
}

interface QueryProps<Data> {
  query: QueryResult<Data>;
  /** Lines shown while it loads. */
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** Shows what a query brings: a skeleton while it loads, an error with a way to try again, then its data. */
export function Query<Data>({ query, lines = 4, children }: QueryProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <QueryError error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}

/** Says why something can't be shown. */
export function QueryError({ error, retry }: { error: unknown; retry?: () => void }) {
  const { message, requestId, status } = asAppError(error);
  const canRetry = retry && (status === undefined || status >= 500 || status === 429);
  return (
    <Notice
      tone="error"
      title={message}
      actions={
        canRetry && (
          <Button icon={<RotateCw size={16} aria-hidden />} onPress={retry}>
            Try again
          </Button>
        )
      }
    >
      {requestId !== undefined && status !== undefined && status >= 500 && (
        <p>
          Request <code>{requestId}</code>
        </p>
      )}
    </Notice>
  );
}

import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { QueryError } from "../ui/query.tsx";

/** Stands where a page broke: its code did not arrive, or has a mistake. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="lone-problem">
      <QueryError error={error} retry={retry} />
    </div>
  );
}

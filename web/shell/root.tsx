import "./shell.css";
import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Outlet, useRouter } from "@tanstack/react-router";
import { Suspense } from "react";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Toasts } from "../ui/toast.tsx";

/** Addresses below these are the server's own pages and files. */
const serverPaths = /^\/(?:a|api|preview)\//;

/** Around every page: links go through the router, and problems are shown instead of nothing. */
export function Root() {
  const router = useRouter();
  const go = (href: string) => {
    if (serverPaths.test(href)) location.assign(href);
    else void router.navigate({ href });
  };
  return (
    <AriaRouterProvider navigate={go}>
      <QueryErrorResetBoundary>
        {({ reset }) => (
          <ErrorBoundary onRetry={reset}>
            <Suspense fallback={<Starting />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        )}
      </QueryErrorResetBoundary>
      <Toasts />
    </AriaRouterProvider>
  );
}

const Starting = () => (
  <div className="starting">
    <Skeleton />
  </div>
);

import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Wordmark } from "./wordmark.tsx";

/** Around pages for whoever isn't signed in. */
export const PublicLayout = () => (
  <PublicFrame>
    <Outlet />
  </PublicFrame>
);

/** The same around one thing. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <div className="public">
      <header className="public-header">
        <Wordmark />
      </header>
      <main className="public-main">{children}</main>
    </div>
  );
}

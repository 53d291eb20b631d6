import "./ui/base.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { AppError } from "#platform/errors.ts";
import { createAppRouter } from "./routes.tsx";
import { showTheme } from "./ui/theme.ts";

/** What the server refused stays refused; what did not arrive is tried again. */
const isWorthTrying = (failures: number, error: unknown) =>
  failures < 2 && !(error instanceof AppError && error.status !== undefined && error.status < 500);

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: isWorthTrying } },
});

showTheme();
const place = document.getElementById("root");
if (!place) throw new Error("index.html has no place for the application.");
createRoot(place).render(
  <QueryClientProvider client={queries}>
    <RouterProvider router={createAppRouter()} />
  </QueryClientProvider>,
);

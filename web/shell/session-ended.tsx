import { lazy, Suspense, useEffect, useState } from "react";
import { onSignedOut } from "../client.ts";

const SessionEndedDialog = lazy(async () => ({
  default: (await import("./session-ended-dialog.tsx")).SessionEndedDialog,
}));

/** Waits for the session to end, and then asks for the password. */
export function SessionEnded() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => onSignedOut(() => setOpen(true)), []);
  if (!isOpen) return null;
  return (
    <Suspense>
      <SessionEndedDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}

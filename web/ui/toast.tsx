import "./toast.css";
import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button, IconButton } from "./button.tsx";

interface Said {
  id: number;
  message: string;
  undo: (() => void) | undefined;
}

let toasts: readonly Said[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Said[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id));

/**
 * Says below the page that something was done, e.g. "Sales was renamed."
 *
 * @param undo takes it back; the message then stays until it is dismissed
 */
export function toast(message: string, undo?: () => void): void {
  count += 1;
  const id = count;
  change([...toasts.slice(-2), { id, message, undo }]);
  if (!undo) setTimeout(() => dismiss(id), 6000);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where messages appear; the shell shows it once. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, message, undo }) => (
        <div className="toast" key={id}>
          <span>{message}</span>
          {undo && (
            <Button
              tone="quiet"
              onPress={() => {
                dismiss(id);
                undo();
              }}
            >
              Undo
            </Button>
          )}
          <IconButton label="Dismiss" icon={<X size={16} aria-hidden />} onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

import { Check, CloudUpload, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { AppError } from "#platform/errors.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { asAppError } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import type { Keeping } from "./keeper.ts";
import "./save-line.css";

interface SaveLineProps {
  keeping: Pick<Keeping<unknown, unknown>, "phase" | "error">;
  onRetry: () => void;
  conflict: ConflictProps;
}

/** Says whether everything is saved, and asks what stays where somebody else saved in between. */
export function SaveLine({ keeping: { phase, error }, onRetry, conflict }: SaveLineProps) {
  return (
    <div className="save-line" data-phase={phase} role="status">
      {phase === "saved" && (
        <>
          <Check size={16} aria-hidden /> Everything is saved
        </>
      )}
      {(phase === "changed" || phase === "saving") && (
        <>
          <CloudUpload size={16} aria-hidden /> Saving
        </>
      )}
      {phase === "failed" && error && (
        <>
          <TriangleAlert size={16} aria-hidden />
          <span>Not saved: {[error.message, ...error.fields.map(({ detail }) => detail)].join(" ")}</span>
          {isWorthRepeating(error) && (
            <Button tone="quiet" onPress={onRetry}>
              Try again
            </Button>
          )}
        </>
      )}
      {phase === "conflict" && (
        <>
          <TriangleAlert size={16} aria-hidden /> Not saved: {conflict.what}.
          <Conflict {...conflict} />
        </>
      )}
    </div>
  );
}

/** Whether the same may be saved later: nobody answered, or somebody has to sign in again. */
const isWorthRepeating = ({ status }: AppError) => status === undefined || status >= 500 || status === 401;

interface ConflictProps {
  /** What happened, to go on after "Not saved:". */
  what: string;
  title: string;
  /** What is at stake, and what is asked. */
  children: React.ReactNode;
  /** The two answers, the safer one first. */
  answers: readonly { label: string; settle: () => Promise<unknown> }[];
}

/** Asks whose change should stay; can be put off, and nothing is saved until then. */
function Conflict({ title, children, answers }: ConflictProps) {
  const [isOpen, setOpen] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Decide…</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)} role="alertdialog">
        {problem !== null && <Notice tone="error" title={problem} />}
        {children}
        <Row>
          {answers.map(({ label, settle }, index) => (
            <Button
              key={label}
              tone={index === 0 ? "primary" : "plain"}
              onPress={() => void settle().catch((error: unknown) => setProblem(asAppError(error).message))}
            >
              {label}
            </Button>
          ))}
        </Row>
      </Dialog>
    </>
  );
}

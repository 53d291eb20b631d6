import "./form.css";
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Form as AriaForm } from "react-aria-components";
import { AppError } from "#platform/errors.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface FormProps {
  /** Sends the form; what it throws is shown, and everything that was typed stays. */
  onSubmit: () => Promise<unknown>;
  /** The button's words: what happens, e.g. "Create campaign". */
  submit: string;
  /** Other buttons, e.g. to cancel. */
  actions?: ReactNode;
  isDisabled?: boolean;
  tone?: "primary" | "danger";
  children: ReactNode;
}

/**
 * A form. The server's field problems appear at the fields whose `name` is the problem's JSON pointer without its first
 * slash ("name", "texts/en/subject"); what belongs to no field is listed above, and gets the focus.
 */
export function Form({
  onSubmit,
  submit,
  actions,
  isDisabled = false,
  tone = "primary",
  children,
}: FormProps) {
  const [refusal, setRefusal] = useState<AppError>();
  const [isPending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) summary.current?.focus();
  }, [refusal]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    // Forms in dialogs are inside the page's in React's tree.
    event.stopPropagation();
    if (isPending) return;
    setPending(true);
    setRefusal(undefined);
    try {
      await onSubmit();
    } catch (error) {
      setRefusal(asAppError(error));
    } finally {
      setPending(false);
    }
  };

  const problems = (refusal?.fields ?? []).map(({ pointer, detail }) => {
    const name = nameOf(pointer);
    return { name, detail, control: controlNamed(form.current, name) };
  });
  // The fields take another object for news, and would show again what was corrected since.
  const atFields = useMemo(() => messagesAtFields(refusal), [refusal]);
  return (
    <AriaForm className="form" ref={form} onSubmit={(event) => void send(event)} validationErrors={atFields}>
      {refusal && (
        <div ref={summary} tabIndex={-1} className="form-summary">
          <Notice tone="error" title={refusal.message}>
            {problems.length > 0 && (
              <ul>
                {problems.map(({ name, detail, control }) => (
                  <li key={name}>
                    {control ? (
                      <button type="button" className="form-problem" onClick={() => control.focus()}>
                        {`${control.labels?.[0]?.firstChild?.textContent ?? name} ${detail}`}
                      </button>
                    ) : (
                      `${name} ${detail}`
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
      <div className="fields" onInput={checkAgain}>
        {children}
      </div>
      <div className="form-actions">
        <Button type="submit" tone={tone} isPending={isPending} isDisabled={isDisabled}>
          {submit}
        </Button>
        {actions}
        <span className="visually-hidden" role="status">
          {isPending ? "Sending" : ""}
        </span>
      </div>
    </AriaForm>
  );
}

/**
 * Checks a field that shows a problem again with every change. Otherwise the problem would go when the field is left, and
 * the button below move away from under the pointer that presses it.
 */
function checkAgain({ target }: FormEvent): void {
  const isShown = target instanceof HTMLElement && target.getAttribute("aria-invalid") === "true";
  if (isShown) target.dispatchEvent(new Event("change"));
}

const nameOf = (pointer: string) => pointer.replace(/^\//, "");

const messagesAtFields = (refusal: AppError | undefined): Record<string, string> =>
  Object.fromEntries(
    (refusal?.fields ?? []).map(({ pointer, detail }) => [nameOf(pointer), `This ${detail}.`]),
  );

/** The control that people see, of a field. */
function controlNamed(form: HTMLFormElement | null, name: string): HTMLInputElement | undefined {
  const controls = Array.from(form?.elements ?? []) as HTMLInputElement[];
  return controls.find((control) => control.name === name && control.type !== "hidden" && !control.hidden);
}

/** What was thrown, in a form that a person can act on. */
export const asAppError = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : new AppError("page.error", "Something went wrong on this page. Reload it and try again.", {
        cause: error,
      });

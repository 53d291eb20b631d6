import "./stepper.css";
import { Check } from "lucide-react";

interface StepperProps {
  label: string;
  steps: readonly string[];
  /** Index of the step that is being done. */
  current: number;
}

/** The steps of a longer task, and where one is. */
export function Stepper({ label, steps, current }: StepperProps) {
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < current ? "done" : index === current ? "current" : "later"}
          aria-current={index === current ? "step" : undefined}
        >
          <span className="stepper-number" aria-hidden="true">
            {index < current ? <Check size={14} strokeWidth={3} /> : index + 1}
          </span>
          {step}
          {index < current && <span className="visually-hidden"> (done)</span>}
        </li>
      ))}
    </ol>
  );
}

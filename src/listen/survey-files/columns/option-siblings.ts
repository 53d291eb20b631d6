import type { UnderstoodColumn } from "../survey-file.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { isTypedOther } from "./tick-groups.ts";

/**
 * Positions of the columns in which somebody who was asked a question of several options may have left something: its other
 * options, and the place where another answer is typed. Empty for all other columns.
 */
export function optionSiblings({ column, packedBy }: ColumnPlan, plans: readonly ColumnPlan[]): number[] {
  if (column.kind !== "multiple" || packedBy !== null || column.question === null) return [];
  return plans
    .filter((other) => isOption(other, column.question) || isTyped(other.column, column.question))
    .map((other) => other.column.position);
}

/** Whether a column is the place where another answer is typed beside a question's options. */
export const isBesideOptions = (column: UnderstoodColumn, plans: readonly ColumnPlan[]): boolean =>
  column.question !== null &&
  isTyped(column, column.question) &&
  plans.some((plan) => isOption(plan, column.question) && plan.packedBy === null);

const isOption = ({ column }: ColumnPlan, question: string | null): boolean =>
  column.kind === "multiple" && column.question === question;

const isTyped = ({ kind, label, question, filled }: UnderstoodColumn, asked: string | null): boolean =>
  (kind === "text" || kind === "choice") && filled > 0 && question === asked && isTypedOther(label);

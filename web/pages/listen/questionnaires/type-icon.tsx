import {
  AlignLeft,
  ArrowDownWideNarrow,
  CalendarDays,
  ChartPie,
  CircleDot,
  Gauge,
  Grid3x3,
  Hash,
  Info,
  ListChecks,
  type LucideIcon,
  Scale,
  SquareChevronDown,
  Star,
  TextCursorInput,
} from "lucide-react";
import type { QuestionType } from "#listen/questionnaires/definition.ts";

const icons: Readonly<Record<QuestionType, LucideIcon>> = {
  "single-choice": CircleDot,
  "multiple-choice": ListChecks,
  dropdown: SquareChevronDown,
  matrix: Grid3x3,
  rating: Star,
  "zero-to-ten": Gauge,
  "paired-rating": Scale,
  ranking: ArrowDownWideNarrow,
  "constant-sum": ChartPie,
  "long-text": AlignLeft,
  "short-text": TextCursorInput,
  number: Hash,
  date: CalendarDays,
  statement: Info,
};

/** A type of question as a picture. */
export function TypeIcon({ type }: { type: QuestionType }) {
  const Icon = icons[type];
  return <Icon size={18} aria-hidden className="type-icon" />;
}

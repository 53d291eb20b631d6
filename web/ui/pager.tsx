import "./pager.css";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button.tsx";

interface PagerProps {
  /** Of the first row shown, from 0. */
  offset: number;
  limit: number;
  total: number;
  onOffset: (offset: number) => void;
  /** What is counted, in the plural: "people". */
  things?: string;
}

/** Says which part of a long list is shown, and goes through it. */
export function Pager({ offset, limit, total, onOffset, things = "rows" }: PagerProps) {
  if (total <= limit && offset === 0)
    return <p className="pager-words">{`${total.toLocaleString()} ${things}`}</p>;
  const last = Math.min(offset + limit, total);
  return (
    <nav className="pager" aria-label="Pages of the list">
      <p className="pager-words" aria-live="polite">
        {`${(offset + 1).toLocaleString()}–${last.toLocaleString()} of ${total.toLocaleString()} ${things}`}
      </p>
      <Button
        icon={<ChevronLeft size={16} aria-hidden />}
        isDisabled={offset === 0}
        onPress={() => onOffset(Math.max(0, offset - limit))}
      >
        Previous
      </Button>
      <Button
        icon={<ChevronRight size={16} aria-hidden />}
        isDisabled={last >= total}
        onPress={() => onOffset(offset + limit)}
      >
        Next
      </Button>
    </nav>
  );
}

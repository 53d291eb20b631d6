import { GripVertical } from "lucide-react";
import { memo, useDeferredValue } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { dropped } from "./drop.ts";
import { type Editor, useEditor } from "./editor-context.ts";
import { keyOf, placeFrom, whole } from "./place.ts";
import { TypeIcon } from "./type-icon.tsx";
import { type Line, useLines } from "./use-lines.ts";

/** Pages and questions in order: choose one to edit it, drag it to move it. */
export function Outline() {
  const { place, select, restructure } = useEditor();
  const { lines, wholeErrors } = useLines();
  // The wording of a long list follows what is typed when there is time for it; what stands where follows at once.
  const settled = useDeferredValue(lines);
  const isSameOrder =
    settled.length === lines.length && settled.every(({ id }, index) => id === lines[index]?.id);
  return (
    <div className="outline-frame">
      <button
        type="button"
        className="outline-line"
        data-kind="whole"
        data-selected={place.kind === "whole" || undefined}
        aria-pressed={place.kind === "whole"}
        onClick={() => select(whole)}
      >
        <span className="outline-label">Beginning, end, languages</span>
        <Errors count={wholeErrors} />
      </button>
      <Lines
        lines={isSameOrder ? settled : lines}
        selected={place.kind === "whole" ? null : keyOf(place)}
        select={select}
        restructure={restructure}
      />
    </div>
  );
}

interface LinesProps extends Pick<Editor, "select" | "restructure"> {
  lines: readonly Line[];
  selected: string | null;
}

const Lines = memo(function Lines({ lines, selected, select, restructure }: LinesProps) {
  const { dragAndDropHooks } = useDragAndDrop<Line>({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const [key] = keys;
      const { dropPosition } = target;
      if (key === undefined || dropPosition === "on") return;
      restructure((now) => dropped(now, placeFrom(String(key)), placeFrom(String(target.key)), dropPosition));
    },
  });
  return (
    <GridList
      className="outline"
      aria-label="Pages and questions"
      items={lines}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : keys;
        if (key !== undefined) select(placeFrom(String(key)));
      }}
      dragAndDropHooks={dragAndDropHooks}
    >
      {({ key, type, label, errors }) => (
        <GridListItem
          id={key}
          textValue={label}
          className="outline-line"
          data-kind={type === null ? "page" : "question"}
        >
          <Button slot="drag" className="outline-grip" aria-label={`Move ${label}`}>
            <GripVertical size={14} aria-hidden />
          </Button>
          {type !== null && <TypeIcon type={type} />}
          <span className="outline-label" title={label}>
            {label}
          </span>
          <Errors count={errors} />
        </GridListItem>
      )}
    </GridList>
  );
});

const Errors = ({ count }: { count: number }) =>
  count > 0 && (
    <span className="outline-errors">
      {count}
      <span className="visually-hidden">{count === 1 ? " problem" : " problems"}</span>
    </span>
  );

import "./tree.css";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Tree as AriaTree, Button, TreeItem, TreeItemContent } from "react-aria-components";

export interface TreeNode {
  key: string;
  label: string;
  /** Shown at the end of the line, e.g. how many people there are. */
  note?: ReactNode;
  children: readonly TreeNode[];
}

interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  /** The chosen node's key. */
  selected: string | null;
  onSelect: (key: string) => void;
  /** Keys of nodes that are open at first; all of the first level unless given. */
  defaultExpanded?: readonly string[];
}

/** A tree to choose from: arrow keys move, open and close; Enter chooses. */
export function Tree({ label, nodes, selected, onSelect, defaultExpanded }: TreeProps) {
  return (
    <AriaTree
      className="tree"
      aria-label={label}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : keys;
        if (key !== undefined) onSelect(String(key));
      }}
      defaultExpandedKeys={defaultExpanded ?? nodes.map(({ key }) => key)}
    >
      {nodes.map(branch)}
    </AriaTree>
  );
}

const branch = (node: TreeNode): ReactNode => (
  <TreeItem className="tree-item" key={node.key} id={node.key} textValue={node.label}>
    <TreeItemContent>
      {({ level, hasChildItems, isExpanded }) => (
        <div className="tree-line" style={{ paddingInlineStart: `${(level - 1) * 1.125}rem` }}>
          {hasChildItems ? (
            <Button slot="chevron" className="tree-chevron" data-expanded={isExpanded || undefined}>
              <ChevronRight size={16} aria-hidden />
            </Button>
          ) : (
            <span className="tree-chevron" />
          )}
          <span className="tree-label">{node.label}</span>
          {node.note !== undefined && <span className="tree-note">{node.note}</span>}
        </div>
      )}
    </TreeItemContent>
    {node.children.map(branch)}
  </TreeItem>
);

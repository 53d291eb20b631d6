import "./tabs.css";
import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

interface TabContent<Key extends string = string> {
  key: Key;
  label: string;
  /** Shown beside the label, e.g. how many rows the tab has. */
  count?: number;
  content: ReactNode;
}

interface TabsProps<Key extends string> {
  /** What the tabs divide, for screen readers. */
  label: string;
  tabs: readonly TabContent<Key>[];
  /** The shown tab, where the page keeps it (in the address); otherwise the first one. */
  shown?: Key;
  onShow?: (key: Key) => void;
}

/** Views of one thing, one at a time. */
export function Tabs<Key extends string>({ label, tabs, shown, onShow }: TabsProps<Key>) {
  return (
    <AriaTabs
      className="tabs"
      {...(shown !== undefined && { selectedKey: shown })}
      onSelectionChange={(key) => onShow?.(String(key) as Key)}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map(({ key, label: words, count }) => (
          <Tab className="tab" key={key} id={key}>
            {words}
            {count !== undefined && <span className="tab-count">{count.toLocaleString()}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, content }) => (
        <TabPanel className="tab-panel" key={key} id={key}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

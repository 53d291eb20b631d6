import { Download } from "lucide-react";
import { levels } from "#people/person.ts";
import { useTypedSearch } from "../../../shell/typed-search.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Menu } from "../../../ui/menu.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { levelName } from "./level-words.ts";
import { type ListState, queryOf } from "./people-filter.ts";

interface PeopleToolsProps {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** What narrows the list down, and the list as a file. */
export function PeopleTools({ state, onChange }: PeopleToolsProps) {
  const { id: workspace } = useWorkspace();
  const [search, setSearch] = useTypedSearch(state.search, (words) => onChange({ search: words }));
  const parameters = new URLSearchParams(
    Object.entries(queryOf(state)).map(([key, value]) => [key, String(value)]),
  );
  const download = (ending: string) => {
    const link = document.createElement("a");
    link.href = `/api/workspaces/${workspace}/people/export.${ending}?${parameters}`;
    link.download = "";
    link.click();
  };
  return (
    <div className="people-tools">
      <SearchField label="Name, e-mail or staff number" value={search} onChange={setSearch} />
      <Select
        label="Level"
        options={[
          { value: "all", label: "All levels" },
          ...levels.map((level) => ({ value: level, label: levelName(level) })),
          { value: "none", label: "Not known" },
        ]}
        value={state.level || "all"}
        onChange={(level) => onChange({ level: level === "all" ? "" : level })}
      />
      <Select
        label="State"
        options={[
          { value: "active", label: "Active" },
          { value: "left", label: "Left" },
          { value: "all", label: "Everybody" },
        ]}
        value={state.state}
        onChange={(value) => onChange({ state: value })}
      />
      <Menu
        label="Download this list"
        trigger={<Download size={18} aria-hidden />}
        items={[
          { key: "xlsx", label: "Excel workbook", onAction: () => download("xlsx") },
          { key: "csv", label: "CSV file", onAction: () => download("csv") },
        ]}
      />
    </div>
  );
}

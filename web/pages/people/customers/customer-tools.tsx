import "./customers.css";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { listPanels } from "#people/customers/panels.contract.ts";
import { call } from "../../../client.ts";
import { useTypedSearch } from "../../../shell/typed-search.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Menu } from "../../../ui/menu.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { type CustomerList, filterOf } from "./customer-list.ts";
import { useAttributeValues, useValues } from "./use-values.ts";
import { textOptions, ValueField } from "./value-field.tsx";

interface CustomerToolsProps {
  list: CustomerList;
  onChange: (change: Partial<CustomerList>) => void;
}

/** What narrows the customers down, and the list as a file. */
export function CustomerTools({ list, onChange }: CustomerToolsProps) {
  const { id: workspace } = useWorkspace();
  const [search, setSearch] = useTypedSearch(list.search, (words) => onChange({ search: words }));
  const parameters = new URLSearchParams(
    Object.entries(filterOf(list)).map(([key, value]) => [key, String(value)]),
  );
  const download = (ending: string) => {
    const link = document.createElement("a");
    link.href = `/api/workspaces/${workspace}/customers/export.${ending}?${parameters}`;
    link.download = "";
    link.click();
  };
  return (
    <div className="customer-tools">
      <div className="customer-search">
        <SearchField label="Name, e-mail, number or account" value={search} onChange={setSearch} />
        <Select
          label="State"
          options={[
            { value: "active", label: "Customers" },
            { value: "no-contact", label: "Asked not to be surveyed" },
            { value: "bounced", label: "Mail came back" },
            { value: "left", label: "Customers no more" },
            { value: "all", label: "Everybody" },
          ]}
          value={list.state}
          onChange={(state) => onChange({ state })}
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
      <Groups list={list} onChange={onChange} />
    </div>
  );
}

function Groups({ list, onChange }: CustomerToolsProps) {
  const { id: workspace, can } = useWorkspace();
  const { data } = useValues();
  const { data: valuesOfAttribute } = useAttributeValues(list.attribute);
  const panels = useQuery({
    queryKey: [workspace, "customers", "panels"],
    queryFn: ({ signal }) => call(listPanels, { params: { workspace } }, { signal }),
    enabled: can("customers.read"),
  });
  if (!data) return null;
  const panelOptions = (panels.data?.panels ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="customer-groups">
      <ValueField
        label="Segment"
        value={list.segment}
        options={textOptions(data.segments)}
        onChange={(segment) => onChange({ segment })}
      />
      <ValueField
        label="Region"
        value={list.region}
        options={textOptions(data.regions)}
        onChange={(region) => onChange({ region })}
      />
      <ValueField
        label="Role"
        value={list.role}
        options={textOptions(data.roles)}
        onChange={(role) => onChange({ role })}
      />
      <ValueField
        label="Account manager"
        value={list.manager}
        options={data.managers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(manager) => onChange({ manager })}
      />
      <ValueField
        label="Panel"
        value={list.panel}
        options={panelOptions}
        onChange={(panel) => onChange({ panel })}
      />
      <ValueField
        label="Attribute"
        value={list.attribute}
        options={textOptions(data.attributes)}
        onChange={(attribute) => onChange({ attribute, value: "" })}
      />
      {list.attribute !== "" && (
        <ValueField
          label={list.attribute}
          value={list.value}
          options={(valuesOfAttribute?.values ?? []).map(({ value, customers }) => ({
            value,
            label: value,
            description: customers === 1 ? "1 customer" : `${customers.toLocaleString()} customers`,
          }))}
          onChange={(value) => onChange({ value })}
        />
      )}
    </div>
  );
}

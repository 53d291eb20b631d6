import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type CustomerFilter, listCustomers } from "#people/customers/customers.contract.ts";
import { addPanelMembers, type Panel, removePanelMembers } from "#people/customers/panels.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useValues } from "./use-values.ts";
import { textOptions, ValueField } from "./value-field.tsx";

interface FillPanelProps {
  panel: Panel;
  kind: "add" | "remove";
  onClose: () => void;
}

const everybody = { search: "", segment: "", region: "", role: "" };

/** Adds all customers who fit a group to a panel, or takes them out of it. */
export function FillPanel({ panel, kind, onClose }: FillPanelProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const values = useValues();
  const [chosen, setChosen] = useState(everybody);
  const told = Object.fromEntries(Object.entries(chosen).filter(([, text]) => text.trim() !== ""));
  const filter: CustomerFilter = { ...told, ...(kind === "remove" && { panel: panel.id }) };
  const found = useQuery({
    queryKey: [workspace, "customers", "list", filter, "count"],
    queryFn: ({ signal }) =>
      call(listCustomers, { params: { workspace }, query: { ...filter, limit: 1 } }, { signal }),
    placeholderData: keepPreviousData,
  });
  const total = found.data?.total ?? 0;
  const things = total === 1 ? "customer" : "customers";
  const change = async () => {
    const params = { workspace, panel: panel.id };
    const words =
      kind === "add"
        ? await call(addPanelMembers, { params, body: { filter } }).then(
            ({ added }) => `${added.toLocaleString()} added to ${panel.name}.`,
          )
        : await call(removePanelMembers, { params, body: { filter } }).then(
            ({ removed }) => `${removed.toLocaleString()} taken out of ${panel.name}.`,
          );
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(words);
    onClose();
  };
  const set = (part: Partial<typeof everybody>) => setChosen((before) => ({ ...before, ...part }));
  return (
    <Dialog
      title={kind === "add" ? `Add customers to ${panel.name}` : `Take customers out of ${panel.name}`}
      isOpen
      onClose={onClose}
    >
      <Form
        submit={kind === "add" ? `Add ${total.toLocaleString()}` : `Take out ${total.toLocaleString()}`}
        onSubmit={change}
        isDisabled={total === 0}
      >
        <TextField
          label="Name, e-mail, number or account"
          isRequired={false}
          name="search"
          value={chosen.search}
          onChange={(search) => set({ search })}
        />
        {values.data && (
          <>
            <ValueField
              label="Segment"
              value={chosen.segment}
              options={textOptions(values.data.segments)}
              onChange={(segment) => set({ segment })}
            />
            <ValueField
              label="Region"
              value={chosen.region}
              options={textOptions(values.data.regions)}
              onChange={(region) => set({ region })}
            />
            <ValueField
              label="Role"
              value={chosen.role}
              options={textOptions(values.data.roles)}
              onChange={(role) => set({ role })}
            />
          </>
        )}
        <Query query={found} lines={1}>
          {() => (
            <p role="status">
              {kind === "add"
                ? `${total.toLocaleString()} ${things} fit. Who asked not to be surveyed is left out, and who is in it already stays.`
                : `${total.toLocaleString()} ${things} of the panel fit.`}
            </p>
          )}
        </Query>
      </Form>
    </Dialog>
  );
}

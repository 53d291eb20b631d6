import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { askColleague, searchColleagues } from "#listen/colleagues/colleagues.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useRequestsChanged } from "./use-my-requests.ts";

interface AskDialogProps {
  invitation: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks one colleague. */
export function AskDialog({ invitation, isOpen, onClose }: AskDialogProps) {
  return (
    <Dialog title="Ask a colleague" isOpen={isOpen} onClose={onClose}>
      <AskForm invitation={invitation} onClose={onClose} />
    </Dialog>
  );
}

interface Found {
  value: string;
  label: string;
  description?: string;
}

function AskForm({ invitation, onClose }: Omit<AskDialogProps, "isOpen">) {
  const { id: workspace } = useWorkspace();
  const changed = useRequestsChanged();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Found | null>(null);
  const [aboutPerson, setAboutPerson] = useState(true);
  const options = useFound(workspace, invitation, search);
  const send = async () => {
    if (!chosen) return;
    await call(askColleague, {
      params: { workspace, invitation },
      body: { person: chosen.value, aboutPerson },
    });
    await changed();
    toast(`${chosen.label} was asked, by mail.`);
    onClose();
  };
  return (
    <Form submit="Send the request" onSubmit={send} actions={<Button onPress={onClose}>Cancel</Button>}>
      <ComboBox
        label="Colleague"
        name="person"
        description="Type at least two letters of the name. People without an e-mail address can't be asked."
        options={withChosen(options, chosen)}
        value={chosen?.value ?? null}
        onChange={(value) => setChosen(options.find((each) => each.value === value) ?? null)}
        onSearch={setSearch}
      />
      <Checkbox
        isSelected={aboutPerson}
        onChange={setAboutPerson}
        description="Your colleague decides whether they do. The organisation is rated in any case."
      >
        Also ask how they see me
      </Checkbox>
    </Form>
  );
}

/** People whose names have what was typed; none before two letters. */
function useFound(workspace: string, invitation: string, search: string): Found[] {
  const wanted = search.trim();
  const found = useQuery({
    queryKey: [workspace, "my", "colleagues", invitation, "people", wanted],
    queryFn: ({ signal }) =>
      call(searchColleagues, { params: { workspace, invitation }, query: { search: wanted } }, { signal }),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (wanted.length < 2) return [];
  return (found.data?.people ?? []).map(({ person, name, department }) => ({
    value: person,
    label: name,
    ...(department !== "" && { description: department.replaceAll("/", " / ") }),
  }));
}

/** Whoever is chosen stays among the options, whatever is searched. */
const withChosen = (options: Found[], chosen: Found | null): Found[] =>
  chosen && !options.some(({ value }) => value === chosen.value) ? [chosen, ...options] : options;

import { useState } from "react";
import { type DoorKind, doorKinds } from "#listen/doors/door.ts";
import { addDoor } from "#listen/doors/doors.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { kindWords } from "./door-words.ts";
import { useRefreshDoors } from "./use-doors.ts";

/** Asks what kind of door it is to be, and where. */
export function AddDoor({ campaign, onClose }: { campaign: string; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshDoors(campaign);
  const [kind, setKind] = useState<DoorKind>("link");
  const [name, setName] = useState("");
  return (
    <Dialog title="Add a door" isOpen onClose={onClose}>
      <Form
        submit="Add it"
        onSubmit={async () => {
          await call(addDoor, { params: { workspace, campaign }, body: { kind, name } });
          await refresh();
          onClose();
        }}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <RadioGroup
          label="Kind"
          name="kind"
          value={kind}
          onChange={setKind}
          options={doorKinds.map((each) => ({
            value: each,
            label: kindWords[each].name,
            description: kindWords[each].description,
          }))}
        />
        <TextField
          label="Name"
          name="name"
          description="For yourselves, e.g. where it is: “Foyer, main station”. Respondents don't see it."
          isRequired
          maxLength={120}
          value={name}
          onChange={setName}
        />
      </Form>
    </Dialog>
  );
}

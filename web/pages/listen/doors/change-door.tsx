import { useState } from "react";
import { changeDoor } from "#listen/doors/doors.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import { type Door, type Doors, useRefreshDoors } from "./use-doors.ts";

interface Props {
  campaign: string;
  door: Door;
  languages: Doors["languages"];
  onClose: () => void;
}

/** A door's name, when a kiosk forgets, and what its poster says. */
export function ChangeDoor({ campaign, door, languages, onClose }: Props) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshDoors(campaign);
  const [name, setName] = useState(door.name);
  const [idleMinutes, setIdleMinutes] = useState<number | null>(door.idleMinutes);
  const [poster, setPoster] = useState(door.poster);
  const textsIn = (language: string) => poster[language] ?? { headline: "", text: "" };
  return (
    <Dialog title={`Change ${door.name}`} isOpen onClose={onClose} width="wide">
      <Form
        submit="Save"
        onSubmit={async () => {
          await call(changeDoor, {
            params: { workspace, campaign, door: door.id },
            body: { revision: door.revision, name, idleMinutes: idleMinutes ?? door.idleMinutes, poster },
          });
          await refresh();
          onClose();
        }}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <TextField label="Name" name="name" isRequired maxLength={120} value={name} onChange={setName} />
        {door.kind === "kiosk" && (
          <NumberField
            label="Minutes without a touch after which it forgets"
            name="idleMinutes"
            description="Long enough to read a page, short enough that nobody finds somebody else's. Before it forgets it asks."
            minValue={1}
            maxValue={15}
            value={idleMinutes}
            onChange={setIdleMinutes}
          />
        )}
        {door.kind === "link" &&
          languages.map((language) => (
            <fieldset key={language} className="door-texts">
              <legend>{`Poster in ${languageName(language)}`}</legend>
              <TextField
                label="Headline"
                name={`poster/${language}/headline`}
                description="Empty: the product's own words."
                maxLength={120}
                value={textsIn(language).headline}
                onChange={(headline) =>
                  setPoster({ ...poster, [language]: { ...textsIn(language), headline } })
                }
              />
              <TextArea
                label="Text below it"
                name={`poster/${language}/text`}
                rows={2}
                maxLength={600}
                value={textsIn(language).text}
                onChange={(text) => setPoster({ ...poster, [language]: { ...textsIn(language), text } })}
              />
            </fieldset>
          ))}
      </Form>
    </Dialog>
  );
}

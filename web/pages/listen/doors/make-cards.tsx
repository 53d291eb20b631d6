import { useState } from "react";
import { makeCards } from "#listen/doors/doors.contract.ts";
import { mostCardsAtOnce } from "#listen/doors/limits.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { HereOnly } from "../campaigns/parts/here-only.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import { saveFile } from "./save-file.ts";
import { type Door, type Doors, useRefreshDoors } from "./use-doors.ts";

interface Props {
  campaign: string;
  door: Door;
  data: Doors;
  onClose: () => void;
}

type Made = { name: string; content: string };

/** Makes cards for a team, and hands the sheet over: the codes are in it and nowhere else. */
export function MakeCards({ campaign, door, data: { languages, cells, origin }, onClose }: Props) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshDoors(campaign);
  const [team, setTeam] = useState("");
  const [cards, setCards] = useState<number | null>(20);
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [cell, setCell] = useState("none");
  const [made, setMade] = useState<Made | null>(null);
  if (made)
    return (
      <Dialog title="The cards are made" isOpen onClose={onClose}>
        <Notice tone="success" title="The sheet is being saved on your computer.">
          <p>
            Print it now, cut and shuffle the cards, and delete the file. The codes can't be shown again: if
            the file is lost, end these cards and make new ones.
          </p>
        </Notice>
        <div className="form-actions">
          <Button onPress={() => saveFile(made)}>Save the sheet again</Button>
          <Button tone="primary" onPress={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title="Make access cards" isOpen onClose={onClose}>
      <Form
        submit="Make the cards"
        onSubmit={async () => {
          const { name, content } = await call(makeCards, {
            params: { workspace, campaign, door: door.id },
            body: { team, cards: cards ?? 0, language, cell: cell === "none" ? null : Number(cell) },
          });
          await refresh();
          setMade({ name, content });
          saveFile({ name, content });
        }}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <HereOnly address={origin} what="The cards' codes" />
        <TextField
          label="For whom"
          name="team"
          description="A team, in words. It stands on the sheet's first page, not on the cards."
          isRequired
          maxLength={120}
          value={team}
          onChange={setTeam}
        />
        <NumberField
          label="Cards"
          name="cards"
          description={`One for each person. Up to ${mostCardsAtOnce} at once, ten on a page.`}
          isRequired
          minValue={1}
          maxValue={mostCardsAtOnce}
          value={cards}
          onChange={setCards}
        />
        {languages.length > 1 && (
          <Select
            label="Language of the cards"
            name="language"
            options={languages.map((each) => ({ value: each, label: languageName(each) }))}
            value={language}
            onChange={setLanguage}
          />
        )}
        {cells.length > 0 && (
          <Select
            label="What is known of the answers"
            name="cell"
            description="A department counts the answers with those of everybody there who was invited. Departments that too few people share aren't offered."
            options={[
              { value: "none", label: "Only that they came with cards" },
              ...cells.map((each) => ({
                value: String(each.cell),
                label: each.department,
              })),
            ]}
            value={cell}
            onChange={setCell}
          />
        )}
      </Form>
    </Dialog>
  );
}

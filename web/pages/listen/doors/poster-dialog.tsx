import { useState } from "react";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Select } from "../../../ui/select.tsx";
import { HereOnly } from "../campaigns/parts/here-only.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import type { Door, Doors } from "./use-doors.ts";

interface Props {
  door: Door;
  /** Where the door's files are. */
  files: string;
  data: Doors;
  onClose: () => void;
}

/** A poster to hang up: in which language, on which paper. */
export function PosterDialog({ door, files, data: { languages, origin }, onClose }: Props) {
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [paper, setPaper] = useState<"a4" | "a3">("a4");
  return (
    <Dialog title={`Poster for ${door.name}`} isOpen onClose={onClose}>
      <div className="form">
        <HereOnly address={origin} what="The poster's code" />
        <Select
          label="Language"
          options={(languages.length > 0 ? languages : ["en"]).map((each) => ({
            value: each,
            label: languageName(each),
          }))}
          value={language}
          onChange={setLanguage}
        />
        <RadioGroup
          label="Paper"
          value={paper}
          onChange={setPaper}
          options={[
            { value: "a4", label: "A4" },
            { value: "a3", label: "A3" },
          ]}
        />
        <p>
          It has the QR code, the address to type, and until when it is open. “Change…” is where its headline
          and text are written; the logo is the one under Brand.
        </p>
        <div className="form-actions">
          <LinkButton
            tone="primary"
            href={`${files}/poster.pdf?language=${encodeURIComponent(language)}&paper=${paper}`}
            download
          >
            Save the poster
          </LinkButton>
          <Button onPress={onClose}>Close</Button>
        </div>
      </div>
    </Dialog>
  );
}

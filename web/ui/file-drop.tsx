import "./file-drop.css";
import { Upload } from "lucide-react";
import { Button as AriaButton, DropZone, FileTrigger, Text } from "react-aria-components";

interface FileDropProps {
  /** What to choose: "Choose a staff file". */
  label: string;
  /** Which files, and how large they may be. */
  description: string;
  /** Endings and media types, e.g. [".csv", ".xlsx"]. */
  accept: readonly string[];
  onFile: (file: File) => void;
  isDisabled?: boolean;
}

/** Takes one file: dropped here, pasted, or chosen by mouse or keyboard. */
export function FileDrop({ label, description, accept, onFile, isDisabled = false }: FileDropProps) {
  return (
    <DropZone
      className="file-drop"
      isDisabled={isDisabled}
      onDrop={({ items }) => {
        const file = items.find((item) => item.kind === "file");
        if (file?.kind === "file") void file.getFile().then(onFile);
      }}
    >
      <Upload size={24} aria-hidden />
      <FileTrigger
        acceptedFileTypes={[...accept]}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) onFile(file);
        }}
      >
        <AriaButton className="button" isDisabled={isDisabled}>
          {label}
        </AriaButton>
      </FileTrigger>
      <Text slot="label" className="field-description">
        {`or drop it here. ${description}`}
      </Text>
    </DropZone>
  );
}

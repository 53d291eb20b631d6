import "./notice.css";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type NoticeTone = "info" | "success" | "warning" | "error";

const marks = {
  info: { Icon: Info, word: "Note" },
  success: { Icon: CircleCheck, word: "Done" },
  warning: { Icon: TriangleAlert, word: "Mind" },
  error: { Icon: CircleAlert, word: "Problem" },
} as const;

interface NoticeProps {
  tone?: NoticeTone;
  /** A sentence; what to do follows as children. */
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

/** Something to know, with an icon and words. Errors are read out at once. */
export function Notice({ tone = "info", title, children, actions }: NoticeProps) {
  const { Icon, word } = marks[tone];
  return (
    <div className="notice" data-tone={tone} role={tone === "error" ? "alert" : undefined}>
      <Icon size={20} aria-hidden />
      <div className="notice-body">
        <p className="notice-title">
          <span className="visually-hidden">{word}: </span>
          {title}
        </p>
        {children}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}

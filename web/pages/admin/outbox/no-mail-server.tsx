import { Notice } from "../../../ui/notice.tsx";

/** Says why nothing is sent and how that changes. */
export const NoMailServer = () => (
  <Notice tone="warning" title="No mail server is set, so mail is kept here and not sent.">
    <p>
      Whoever operates the server sets <code>SERVICELOOP_SMTP_URL</code> (such as{" "}
      <code>smtp://user:password@mail.example.org:587</code>) and <code>SERVICELOOP_MAIL_FROM</code>, and
      starts the server again. What is kept can be sent then.
    </p>
    <p>
      Until then, open a message and pass its link on yourself. Links for signing in are shown on the server's
      terminal alone: <code>npm run -s cli -- outbox</code>.
    </p>
  </Notice>
);

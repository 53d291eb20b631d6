import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { test } from "node:test";
import { openWorkspace } from "../../application.fixture.ts";
import { changeBrand, setLogo } from "../brand/brand.contract.ts";
import { png } from "../brand/brand.fixture.ts";
import { type NewMessage, queueMessage } from "./mail.service.ts";

/** A programme published by somebody, and what arrives of a message that it sends. */
async function openPublished(name: string, logo: Buffer | null) {
  const world = await openWorkspace();
  const { director, workspaceId, transaction, mails, application } = world;
  const params = { workspace: workspaceId };
  await director(changeBrand, { params, body: { name, primary: "#17495c", accent: "#b3541e" } });
  if (logo) await director(setLogo, { params, body: { content: logo.toString("base64") } });
  const arrived = async (kind: NewMessage["kind"], more: Partial<NewMessage> = {}) => {
    const recipientEmail = `${randomUUID()}@example.org`;
    const message = {
      kind,
      recipientName: "Ada",
      recipientEmail,
      subject: "Please answer",
      body: "Dear Ada",
    };
    await transaction((tx) => queueMessage(tx, application.context.jobs, { ...message, ...more }));
    return mails.to(recipientEmail);
  };
  return { ...world, arrived };
}

const senderOf = ({ raw }: { raw: string }) => /^From: (.*)$/m.exec(raw)?.[1]?.trim();
const pictureIn = ({ raw }: { raw: string }) => /^Content-Id: <(.*)>/im.exec(raw)?.[1];

/** The HTML of a message, its lines put together again. */
const htmlOf = ({ raw }: { raw: string }) => {
  const [, part = ""] = /Content-Type: text\/html[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i.exec(raw) ?? [];
  return part
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
};

test("respondents' mail comes from whoever publishes, with the logo in it and nothing to load", async () => {
  const { arrived } = await openPublished("Weber & Partner", png(480, 120));
  const mail = await arrived("invitation");
  assert.equal(senderOf(mail), '"Weber & Partner" <loop@example.org>');
  assert.equal(mail.text.trim(), "Dear Ada\n\n-- \nWeber & Partner");
  const html = htmlOf(mail);
  assert.match(html, /<img src="cid:[^"]+" alt="Weber &amp; Partner" width="240" height="60"/);
  assert.equal(pictureIn(mail), /src="cid:([^"]+)"/.exec(html)?.[1]);
  assert.match(mail.raw, /^Content-Disposition: inline; filename=logo\.png/im);
  assert.doesNotMatch(html, /https?:/);
  const framed = await arrived("reminder", {
    html: '<!doctype html><html><body><main><div class="mail" lang="en"><p>Dear Ada</p></div></main></body></html>',
  });
  assert.match(htmlOf(framed), /<div class="mail" lang="en">\s*<p dir="auto"><img src="cid:/);
});

test("what the server itself and people write keeps the server's name", async () => {
  const { arrived } = await openPublished("Weber & Partner", png(480, 120));
  for (const kind of ["sign-in", "member-invitation", "notice", "personal"] as const) {
    const mail = await arrived(kind);
    assert.equal(senderOf(mail), "Serviceloop <loop@example.org>", kind);
    assert.equal(pictureIn(mail), undefined);
    assert.equal(mail.text.trim(), "Dear Ada");
  }
});

test("a logo that is too large for mail leaves the name, and a hostile name is text", async () => {
  // A line of a PNG begins with the number of its filter.
  const lines = randomBytes(1201 * 400).map((byte, index) => (index % 1201 === 0 ? 0 : byte));
  const heavy = png(1200, 400, Buffer.from(lines));
  const { arrived } = await openPublished('Evil" <a@evil.example> <b>&', heavy);
  const mail = await arrived("test");
  assert.match(senderOf(mail) ?? "", /^"Evil\\" <a@evil\.example> <b>&" <loop@example\.org>$/);
  assert.equal(pictureIn(mail), undefined);
  assert.match(htmlOf(mail), /<strong>Evil&quot; &lt;a@evil\.example&gt; &lt;b&gt;&amp;<\/strong>/);
});

test("where nobody is named, mail is as the server writes it", async () => {
  const { arrived } = await openPublished("", png(100, 100));
  const mail = await arrived("invitation");
  assert.equal(senderOf(mail), "Serviceloop <loop@example.org>");
  assert.equal(mail.text.trim(), "Dear Ada");
  assert.match(htmlOf(mail), /alt="" width="72" height="72"/);
});

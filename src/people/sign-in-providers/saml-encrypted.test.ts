import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { test } from "node:test";
import { clientOf } from "../../application.fixture.ts";
import { readSession } from "../access/session.contract.ts";
import { makeSigner } from "./certificate.fixture.ts";
import { changeProvider } from "./providers.contract.ts";
import { begin, finish, typeMailedCode } from "./providers.fixture.ts";
import { attempt, empty, openSaml, post, refusedWith, type SamlWorld } from "./saml.fixture.ts";
import { encryptions, requestIn, samlProvider } from "./saml-provider.fixture.ts";

const signer = makeSigner();
const plain = samlProvider(signer);
const encrypting = samlProvider(signer, plain.entityId, encryptions.cbc);

/** Our metadata, with the certificate of somebody else to encrypt with. */
const withOther = (ours: string) =>
  ours.replace(
    /(<ds:X509Certificate>)[^<]*/,
    `$1${makeSigner().certificate.replace(/-----[^-]*-----|\s/g, "")}`,
  );

/** Answers with an assertion that is changed, or not signed at all, before it is encrypted. */
const sealedUp = (change: (xml: string) => string): Pick<SamlWorld["provider"], "answer"> => ({
  answer: async (ours, request, parts) => {
    const signed = Buffer.from(await plain.answer(ours, request, parts), "base64").toString();
    const changed = change(signed);
    assert.notEqual(changed, signed, "the attack changes something");
    return encrypting.encrypt(ours, changed);
  },
});

test("our metadata hold a certificate to encrypt with, once a provider is registered, and the key is not told", async () => {
  const { ours, workspaceId, application } = await openSaml(encrypting);
  const [, base64 = ""] =
    /<KeyDescriptor use="encryption">[\s\S]*?<ds:X509Certificate>([^<]*)</.exec(ours) ?? [];
  const certificate = new X509Certificate(Buffer.from(base64, "base64"));
  assert.equal(certificate.subject, "CN=Serviceloop");
  assert.ok(certificate.verify(certificate.publicKey));
  assert.ok(Date.parse(certificate.validTo) > Date.now() + 19 * 365 * 86_400_000);
  const { rows } = await application.database.owner.query<{ private_key: Buffer }>(
    "SELECT private_key FROM people.saml_key WHERE workspace_id = $1",
    [workspaceId],
  );
  assert.equal(rows.length, 1);
  assert.doesNotMatch(rows[0]?.private_key.toString("latin1") ?? "", /PRIVATE KEY/);
  assert.doesNotMatch(ours, /PRIVATE KEY|stays here/);
});

test("an encrypted assertion signs in, whichever of the usual ways it is encrypted", async () => {
  for (const encryption of [encryptions.cbc, encryptions.gcm]) {
    const world = await openSaml(samlProvider(signer, plain.entityId, encryption));
    const { browser, workspaceId, email } = world;
    const { code, response } = await attempt(world, browser);
    const xml = Buffer.from(response, "base64").toString();
    assert.ok(xml.includes("EncryptedAssertion") && !xml.includes(email));
    assert.equal((await finish(browser, workspaceId, code)).next, "mailed code");
    assert.deepEqual(await typeMailedCode(browser, world, email), { next: "done" });
    assert.equal((await browser(readSession)).user?.email, email);
  }
});

test("whatever is wrong with what is encrypted has one answer", async () => {
  const world = await openSaml(encrypting);
  const { email, domain } = world;
  const foreign = samlProvider(makeSigner(), plain.entityId, encryptions.cbc);
  const cipher = /(<xenc:CipherValue>\s*)[^<\s]{4}/;
  const attacks: Record<string, Parameters<typeof refusedWith>[1]> = {
    "signed by somebody else": { by: foreign },
    "for another key": {
      by: { answer: (ours, request, parts) => encrypting.answer(withOther(ours), request, parts) },
    },
    unsigned: { by: sealedUp((xml) => xml.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, "")) },
    "changed after signing": { by: sealedUp((xml) => xml.replaceAll(email, `boss@${domain}`)) },
    "with a comment in a name": {
      by: sealedUp((xml) => xml.replaceAll(email, `${email}<!-- -->.evil.example`)),
    },
    "with a weak signature": {
      by: sealedUp((xml) =>
        xml.replace(
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
          "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        ),
      ),
    },
    "with an altered cipher": { change: (xml) => xml.replace(cipher, "$1AAAA") },
    "with a weak key": { by: samlProvider(signer, plain.entityId, encryptions.weakKey) },
    "with a weak cipher": { by: samlProvider(signer, plain.entityId, encryptions.weakContent) },
    twice: {
      change: (xml) => xml.replace(/<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/, "$&$&"),
    },
    "in an extension": {
      change: (xml) =>
        xml.replace(
          /<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/,
          "<samlp:Extensions>$&</samlp:Extensions>",
        ),
    },
  };
  for (const [what, forged] of Object.entries(attacks))
    assert.match(await refusedWith(world, forged), /answer-refused: .*encrypted for another key/, what);
});

test("what is encrypted is checked as what is not: audience, recipient, request, time, replay", async () => {
  const world = await openSaml(encrypting);
  for (const [parts, said] of [
    [{ audience: "https://elsewhere.example.org" }, /made for another application/],
    [{ issuer: "https://other-idp.example.org" }, /another provider/],
    [{ recipient: "https://elsewhere.example.org/acs" }, /doesn't answer what was asked/],
    [{ requestId: `_${"0".repeat(40)}` }, /doesn't answer what was asked/],
    [{ moved: -3_600_000 }, /too old, or not valid yet|doesn't answer/],
  ] as const)
    assert.match(await refusedWith(world, { parts }), said, JSON.stringify(parts));
  const { browser, workspaceId, origin, providerId } = world;
  const { response, code } = await attempt(world, browser);
  await finish(browser, workspaceId, code);
  const thief = clientOf(origin);
  const own = requestIn(await begin(thief, workspaceId, providerId));
  const stolen = await post(world, response, own.relayState);
  await assert.rejects(finish(thief, workspaceId, stolen), { code: "sign-in-provider.answer-refused" });
});

test("a plain answer beside an encrypted one is refused, and a plain one alone is still believed", async () => {
  const world = await openSaml(encrypting);
  const both: Pick<SamlWorld["provider"], "answer"> = {
    answer: async (ours, request, parts) => {
      const read = async (by: typeof plain) =>
        Buffer.from(await by.answer(ours, request, parts), "base64").toString();
      const hidden =
        /<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/.exec(await read(encrypting))?.[0] ?? "";
      const open = await read(plain);
      return Buffer.from(open.replace("</samlp:Response>", `${hidden}</samlp:Response>`)).toString("base64");
    },
  };
  assert.match(await refusedWith(world, { by: both }), /answer-refused/);
  const { browser, workspaceId } = world;
  const { code } = await attempt(world, browser, { by: plain });
  assert.equal((await finish(browser, workspaceId, code)).next, "mailed code");
});

test("where the key can't be opened any more, saving the provider makes another", async () => {
  const world = await openSaml(encrypting);
  const { director, workspaceId, providerId, application, origin } = world;
  await application.database.owner.query(
    "UPDATE people.saml_key SET private_key = set_byte(private_key, 40, get_byte(private_key, 40) # 1) WHERE workspace_id = $1",
    [workspaceId],
  );
  assert.match(await refusedWith(world, {}), /encrypted for another key/);
  await director(changeProvider, {
    params: { workspace: workspaceId, provider: providerId },
    body: { saml: { ...empty, metadata: encrypting.metadata } },
  });
  const ours = await (await fetch(`${origin}/api/workspaces/${workspaceId}/sign-in/metadata.xml`)).text();
  assert.notEqual(ours, world.ours);
  const { code } = await attempt({ ...world, ours }, world.browser);
  assert.equal((await finish(world.browser, workspaceId, code)).next, "mailed code");
});

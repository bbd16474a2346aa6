import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { askForNewPasskey, askForPasskey, counterOfProof, newPasskeyIn, passkeySite } from './passkeys.ts'
import { testPasskey } from './testing-passkey.ts'

const site = { host: 'zhibu.example', origin: 'https://zhibu.example' }
const who = { accountId: 7, username: 'zhou', name: '周明' }

describe('Passkeys', () => {
  it('work where the platform has a name and TLS, or on the machine itself', () => {
    assert.deepEqual(passkeySite('https://zhibu.example/'), site)
    assert.equal(passkeySite('http://localhost:3000')?.host, 'localhost')
    for (const address of [
      'http://zhibu.example',
      'https://10.1.2.3',
      'http://127.0.0.1:3000',
      'https://[::1]',
    ])
      assert.equal(passkeySite(address), null, address)
  })

  it('are made for one site and challenge, and prove who is there for these alone', async () => {
    const device = testPasskey(site)
    const asked = await askForNewPasskey(site, who, [])
    assert.equal(asked.rp.id, 'zhibu.example')
    const made = device.made(asked.challenge)
    const passkey = await newPasskeyIn(site, asked.challenge, made)
    assert.ok(passkey)
    assert.equal(await newPasskeyIn(site, 'another', made), null)
    assert.equal(await newPasskeyIn({ ...site, origin: 'https://evil.example' }, asked.challenge, made), null)
    assert.equal(await newPasskeyIn(site, asked.challenge, { nonsense: true }), null)

    const again = await askForNewPasskey(site, who, [passkey])
    assert.equal(again.excludeCredentials?.[0]?.id, passkey.credentialId)

    const { challenge, allowCredentials } = await askForPasskey(site, [passkey])
    assert.equal(allowCredentials?.[0]?.id, passkey.credentialId)
    const proof = device.signed(challenge)
    assert.equal(await counterOfProof(site, challenge, passkey, proof), 1)
    assert.equal(await counterOfProof(site, 'another', passkey, proof), null)
    const other = testPasskey(site).signed(challenge)
    assert.equal(await counterOfProof(site, challenge, passkey, other), null)
  })

  it('whose counter stands still have been copied: they prove nothing', async () => {
    const device = testPasskey(site)
    const asked = await askForNewPasskey(site, who, [])
    const passkey = await newPasskeyIn(site, asked.challenge, device.made(asked.challenge))
    assert.ok(passkey)
    const first = await counterOfProof(site, 'one', passkey, device.signed('one'))
    assert.equal(first, 1)
    device.copied()
    const known = { ...passkey, counter: 1 }
    assert.equal(await counterOfProof(site, 'two', known, device.signed('two')), null)
  })
})

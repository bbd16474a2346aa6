import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  balanceOf,
  isShortened,
  monthSpan,
  type UsableSeal,
  whyNotApprove,
  whyNotInscribed,
  whyNotKeeper,
  whyNotOn,
  whyNotUsable,
} from './rules.ts'

const name = '中共星河研究院启明控制所第五研究室支部委员会'

describe('The inscription of a seal', () => {
  const why = (inscription: string, more: { line?: string; diameter?: number; missing?: string[] } = {}) =>
    whyNotInscribed(
      { inscription, line: more.line ?? null, diameter: more.diameter ?? 42 },
      name,
      more.missing ?? [],
    )

  it('is the full name, or the name shortened without changing it', () => {
    assert.equal(why(name), null)
    assert.equal(why('中共星河研究院第五研究室支部委员会'), null)
    assert.equal(why('中共星河研究院第六研究室支部委员会')?.code, 'seal-inscription-other')
    assert.ok(!isShortened('委员会支部', name))
  })

  it('has from two to forty characters, each of which the font has, on at most 45 mm', () => {
    assert.equal(why('中')?.code, 'seal-inscription-length')
    assert.equal(why('中'.repeat(41))?.code, 'seal-inscription-length')
    assert.deepEqual(why(name, { missing: ['𰻞'] }), {
      code: 'seal-glyph-missing',
      field: 'line',
      facts: { characters: '𰻞' },
    })
    assert.equal(why(name, { missing: ['中'] })?.field, 'inscription')
    assert.equal(why(name, { diameter: 50 })?.field, 'diameter')
  })
})

describe('Who keeps a seal', () => {
  const keeper = { name: '秦良玉', membership: 'active', employment: 'employed', organizationPath: '1.2.5.' }

  it('is a member of the organization or of one below it, who has not left', () => {
    assert.equal(whyNotKeeper(keeper, '1.2.'), null)
    assert.equal(whyNotKeeper(keeper, '1.2.5.'), null)
    assert.equal(whyNotKeeper(keeper, '1.3.'), 'seal-keeper-elsewhere')
    assert.equal(whyNotKeeper({ ...keeper, membership: 'none' }, '1.2.'), 'seal-keeper-no-member')
    assert.equal(whyNotKeeper({ ...keeper, employment: 'retired' }, '1.2.'), null)
    assert.equal(whyNotKeeper({ ...keeper, employment: 'left' }, '1.2.'), 'seal-keeper-left')
  })
})

describe('A seal', () => {
  const seal: UsableSeal = {
    status: 'active',
    line: null,
    organizationName: name,
    nameNow: name,
    organizationClosed: false,
  }

  it('stamps while it is in use, under the present name of its organization', () => {
    assert.equal(whyNotUsable(seal), null)
    assert.equal(whyNotUsable({ ...seal, status: 'suspended' }), 'seal-suspended')
    assert.equal(whyNotUsable({ ...seal, status: 'destroyed' }), 'seal-destroyed')
    assert.equal(whyNotUsable({ ...seal, organizationClosed: true }), 'seal-organization-closed')
    assert.equal(whyNotUsable({ ...seal, nameNow: '中共星河研究院新名委员会' }), 'seal-name-changed')
  })

  it('belongs on what its own organization issued, alone or with others', () => {
    const reply = { kind: 'reply', status: 'issued', organizationIds: [1, 2] }
    const official = { organizationId: 2, line: null }
    assert.equal(whyNotOn(reply, official), null)
    assert.equal(whyNotOn(reply, { ...official, organizationId: 3 }), 'seal-other-organization')
    assert.equal(whyNotOn({ ...reply, status: 'draft' }, official), 'seal-document-not-issued')
    assert.equal(whyNotOn({ ...reply, status: 'voided' }, official), 'document-voided-seal')
  })

  it('for one matter only is for letters and certificates, not for a reply', () => {
    const special = { organizationId: 1, line: '党费专用章' }
    const document = { kind: 'reply', status: 'issued', organizationIds: [1] }
    assert.equal(whyNotOn(document, special), 'seal-special')
    assert.equal(whyNotOn({ ...document, kind: 'certificate' }, special), null)
  })

  it('is not used by whoever asked for it alone', () => {
    assert.equal(whyNotApprove(7, 7), 'seal-own-application')
    assert.equal(whyNotApprove(7, 8), null)
    assert.equal(whyNotApprove(null, null), null)
  })
})

describe('The balance of a month', () => {
  it('is even when every application led to a stamp', () => {
    const balance = balanceOf([
      { id: 1, status: 'stamped' },
      { id: 2, status: 'stamped' },
    ])
    assert.deepEqual(balance, { applied: 2, approved: 2, stamped: 2, differing: [] })
  })

  it('names those that did not: waiting, declined, withdrawn, stopped, revoked', () => {
    const statuses = [
      'stamped',
      'applied',
      'approved',
      'declined',
      'withdrawn',
      'stopped',
      'revoked',
    ] as const
    const balance = balanceOf(statuses.map((status, id) => ({ id, status })))
    assert.deepEqual(balance, { applied: 7, approved: 4, stamped: 2, differing: [1, 2, 3, 4, 5, 6] })
  })

  it('spans a month, over the end of a year too', () => {
    assert.deepEqual(monthSpan('2026-11'), { from: '2026-11-01', until: '2026-12-01' })
    assert.deepEqual(monthSpan('2026-12'), { from: '2026-12-01', until: '2027-01-01' })
  })
})

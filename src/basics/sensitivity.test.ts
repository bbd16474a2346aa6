import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { anyMember, forAnybody, sensitivities, sensitivitiesFor, sightBy, whyNotSee } from './sensitivity.ts'

describe('公开、内部、敏感: who may see what', () => {
  const stranger = sightBy([])
  const masses = sightBy([{ role: 'masses', path: null }])
  const auditor = sightBy([{ role: 'auditAdministrator', path: null }])
  const member = sightBy([{ role: 'member', path: null }])
  const secretary = sightBy([
    { role: 'member', path: null },
    { role: 'branch', path: '/1/2/' },
  ])

  it('is asked in one place, for everybody and every label', () => {
    const table = Object.entries({ stranger, masses, auditor, member, secretary }).map(([who, sight]) => [
      who,
      ...sensitivities.map((label) => whyNotSee(label, sight, 'intranet')),
    ])
    assert.deepEqual(table, [
      ['stranger', null, 'label', 'label'],
      ['masses', null, 'label', 'label'],
      ['auditor', null, 'label', 'label'],
      ['member', null, null, 'label'],
      ['secretary', null, null, null],
    ])
  })

  it('is, on the extranet, what is public alone, for whoever asks', () => {
    for (const sight of [stranger, masses, member, secretary])
      assert.deepEqual(
        sensitivities.map((label) => whyNotSee(label, sight, 'extranet')),
        [null, 'zone', 'zone'],
      )
    assert.deepEqual(forAnybody, ['public'])
  })

  it('is the same asked one by one and all at once', () => {
    assert.deepEqual(sensitivitiesFor(anyMember, 'intranet'), ['public', 'internal'])
    assert.deepEqual(sensitivitiesFor(secretary, 'intranet'), [...sensitivities])
    assert.deepEqual(secretary, { member: true, paths: ['/1/2/'] })
  })

  it('is weighed by nobody else: no other code compares a label by its name', () => {
    const comparing = /sensitivity\W{1,3}(?:[=!]==|'=',|<>|=) ?'(?:public|internal|sensitive)'/i
    const elsewhere = globSync('src/{features,platform,web}/**/*.{ts,tsx}').filter(
      (file) => !file.endsWith('.test.ts') && comparing.test(readFileSync(file, 'utf8')),
    )
    assert.deepEqual(elsewhere, [])
  })
})

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { catalogue, usualFilterWords } from '#features/messages/templates/catalogue/rules.ts'
import {
  filtered,
  plainFacts,
  previewSms,
  sampleFacts,
  type Template,
} from '#features/messages/templates/rules.ts'
import { startTestApp } from '#src/testing.ts'
import { measureGroups } from '../../measures/kinds/rules.ts'
import { builtin } from '../../rulebook/builtin/rules.ts'

const app = await startTestApp()
after(() => app.close())

/** Whatever comes along and may be the type of something that people are told of. */
async function types(): Promise<string[]> {
  const { rows } = await app.world.open.pool.query(
    'select name from affair_kind union select name from chain',
  )
  return [
    ...rows.map(({ name }) => String(name)),
    ...measureGroups,
    ...builtin.map(({ definition }) => definition.name),
    ...Object.values(meetingKindNames),
    ...catalogue.map(({ name }) => name),
    ...['会议通知', '学习通知', '发展党员', '党费', '党员组织关系转接', '换届选举', '书记离任'],
  ]
}

describe('A short message about anything that comes along', () => {
  it('holds no word that carriers stop, whichever text it is told in', async () => {
    const all = await types()
    assert.ok(all.length > 60 && all.some((type) => type.includes('党')))
    for (const { key, texts, variables } of catalogue as readonly Template[])
      for (const type of texts.sms ? all : []) {
        const facts = { ...sampleFacts(variables), type, organization: '东区第一党支部' }
        const given = Object.fromEntries(variables.map(({ name }) => [name, facts[name as 'type'] ?? '']))
        const { text } = previewSms(
          texts.sms as never,
          variables,
          plainFacts(variables, given, usualFilterWords),
          '支部',
        )
        assert.deepEqual(filtered(text, usualFilterWords), [], `${key}: ${type}: ${text}`)
      }
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { marksSeen, sightOf } from './rules.ts'

const whoActs = (role: string, path: string | null) => {
  const acting = [{ key: role, role, path, organizationId: path ? 7 : null }]
  return sightOf({ actor: { acting, personId: 17, accountId: 18 }, zone: 'intranet' }, [
    { accountId: 18, offices: [] },
  ])
}

describe('The marks somebody may see by', () => {
  it('are few for a branch: its place and its own messages, whatever the sources', () => {
    const sight = whoActs('branch', '1.2.7.')
    const marks = marksSeen(sight, ['request', 'election', 'workItem', 'meeting', 'message'])
    assert.deepEqual(marks, { any: ['o:7', 'u:p17', 'u:a18'] })
  })

  it('name the source where only one or two are asked for', () => {
    const sight = whoActs('branch', '1.2.7.')
    assert.deepEqual(marksSeen(sight, ['meeting']), { all: ['s:meeting', { any: ['o:7'] }] })
  })

  it('leave out only what is not seen as a whole, for the department that sees all the rest', () => {
    const sight = whoActs('politicalWorkDepartment', '1.')
    assert.deepEqual(marksSeen(sight, ['meeting', 'message']), {
      any: ['s:meeting', { all: ['s:message', { any: ['u:p17', 'u:a18'] }] }],
    })
    const all = marksSeen(
      sight,
      sight.reaches.map(({ source }) => source),
    ) as { any: unknown[] }
    assert.deepEqual(all.any[0], { none: ['s:message'] })
  })

  it('on the extranet are those of materials and of one’s own messages alone, however far he reaches', () => {
    const acting = [{ key: 'top', role: 'politicalWorkDepartment', path: '1.', organizationId: 1 }]
    const { reaches } = sightOf({ actor: { acting, personId: 17, accountId: 18 }, zone: 'extranet' }, [])
    assert.deepEqual(
      reaches.map(({ source }) => source),
      ['material', 'message'],
    )
  })

  it('are none for who may see nothing of what is asked for', () => {
    assert.equal(marksSeen(whoActs('member', null), ['request']), null)
  })
})

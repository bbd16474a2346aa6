import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { roles } from '#basics/contract.ts'
import { chosenOf, flipped, mostChosen, usualOf, usualPaths } from './usual.ts'

const pagesOf = (...paths: string[]) => paths.map((path) => ({ path }))
const every = pagesOf(...new Set(Object.values(usualPaths).flat()))

describe('常用功能', () => {
  it('are eight at most for every role, each of them a page of the menu and of the phone', () => {
    const lists = globSync('src/features/*/pages/index.ts').map((file) => readFileSync(file, 'utf8'))
    const entries = lists.flatMap((text) => text.split(/(?=\n {4}path: )/))
    const entryOf = (path: string) => entries.find((one) => one.includes(`path: '${path}',`)) ?? ''
    for (const role of roles) {
      const paths = usualPaths[role]
      assert.ok(paths.length > 0 && paths.length <= 8, role)
      assert.deepEqual(
        paths.filter((path) => !/menu: \{.*phone: '(?:tab|more)'/s.test(entryOf(path))),
        [],
        role,
      )
    }
  })

  it('begin with those of the highest role, without one that cannot be seen', () => {
    const both = usualOf(every, ['member', 'branch']).map(({ path }) => path)
    assert.deepEqual(both, [...usualPaths.branch])
    const few = usualOf(pagesOf('/own-dues', '/people', '/own-meetings'), ['member', 'branch'])
    assert.deepEqual(few, pagesOf('/people', '/own-meetings', '/own-dues'))
    const elsewhere = pagesOf('/library', '/guides')
    assert.deepEqual(usualOf(elsewhere, ['branch']), elsewhere, 'where nothing usual is, what there is')
    assert.deepEqual(usualOf(every, []), [])
  })

  it('are what somebody chose, in that order; what is gone or not for this role is left out', () => {
    const pages = pagesOf('/people', '/dues', '/seals')
    assert.deepEqual(
      chosenOf(pages, { paths: ['/seals', '/gone', '/people', '/seals'] }),
      pagesOf('/seals', '/people'),
    )
    assert.deepEqual(chosenOf(pages, { paths: 'spoilt' }), [])
    assert.deepEqual(chosenOf(pages, {}), [])
  })

  it('are added at the end, taken out, and never more than twelve', () => {
    assert.deepEqual(flipped(['/people'], '/dues'), ['/people', '/dues'])
    assert.deepEqual(flipped(['/people', '/dues'], '/people'), ['/dues'])
    const full = Array.from({ length: mostChosen }, (_, at) => `/page-${at}`)
    assert.deepEqual(flipped(full, '/one-more'), full)
    assert.equal(flipped(full, '/page-3').length, mostChosen - 1)
  })
})

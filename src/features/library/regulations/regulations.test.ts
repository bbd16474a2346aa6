import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { plantInstitute, startTestApp } from '#src/testing.ts'
import { applications } from './applications/rules.ts'
import { type Citation, citationsIn, regulations } from './rules.ts'

const app = await startTestApp()
after(() => app.close())

/** The places of every version of each regulation, as the library of a new installation holds them. */
const held = new Map<string, { title: string; state: string; anchors: Set<string> }>()
let personId: number
before(async () => {
  personId = (await app.stage(plantInstitute)).people.east1.member
  const rows = await app.stage(({ db }) =>
    db
      .selectFrom('material')
      .innerJoin('material_version as version', 'version.material_id', 'material.id')
      .innerJoin('material_text as part', 'part.version_id', 'version.id')
      .whereRef('version.number', '=', 'material.current_version')
      .select(['material.code', 'material.title', 'material.state', 'part.anchor'])
      .execute(),
  )
  for (const { code, anchor, ...row } of rows) {
    const known = held.get(code ?? '') ?? { ...row, anchors: new Set() }
    held.set(code ?? '', { ...known, anchors: known.anchors.add(anchor) })
  }
})

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n')
const absent = ({ code, anchors }: Pick<Citation, 'code' | 'anchors'>) =>
  anchors.filter((anchor) => !held.get(code)?.anchors.has(anchor)).map((anchor) => `${code} ${anchor}`)

describe('The regulations of a new installation', () => {
  it('are all there, published, each under its full title and with places to link to', () => {
    for (const [code, title] of Object.entries(regulations)) {
      assert.equal(held.get(code)?.title, title, code)
      assert.equal(held.get(code)?.state, 'published', code)
      assert.ok(held.get(code)?.anchors.size, code)
    }
    assert.equal(held.size, Object.keys(regulations).length)
  })

  it('hold every article that the program cites, in its rules, refusals, help and papers', () => {
    const files = globSync('src/features/**/{rules,words}.ts').concat(globSync('src/features/**/pages/*.tsx'))
    const cited = files.flatMap((file) => linesOf(file).flatMap(citationsIn).flatMap(absent))
    assert.ok(files.length > 100)
    assert.deepEqual([...new Set(cited)], [])
  })

  it('keep the text that was revised: 细则 of 2014 beside that of 2026', async () => {
    const member = await app.as('member', { personId })
    const now = await member.call.library.byCode({ code: 'admission-rules' })
    assert.deepEqual(
      now.versions.map(({ number, validFrom, validUntil }) => [number, validFrom, validUntil]),
      [
        [2, '2026-05-11', null],
        [1, '2014-05-28', '2026-05-10'],
      ],
    )
    const then = await member.call.library.byCode({ code: 'admission-rules', version: 1 })
    const textOf = (one: typeof now) => one.shown.parts.find(({ anchor }) => anchor === '第十三条')?.text
    assert.match(textOf(now) ?? '', /公示时间不少于五个工作日/)
    assert.match(textOf(then) ?? '', /报上级党委备案/)
    assert.equal(now.shown.fidelity, 'gist')
  })
})

describe('Where an article is applied', () => {
  it('names only places that are in the library', () =>
    assert.deepEqual(
      applications.flatMap((one) => absent({ ...one, anchors: [...one.anchors] })),
      [],
    ))

  it('holds every article that a refusal names to whoever is refused', () => {
    const lines = globSync('src/features/**/words.ts').flatMap(linesOf)
    const known = new Set(applications.flatMap(({ code, anchors }) => anchors.map((anchor) => code + anchor)))
    const unnamed = lines
      .flatMap(citationsIn)
      .flatMap(({ code, anchors }) => anchors.map((anchor) => code + anchor))
      .filter((place) => !known.has(place))
    assert.deepEqual(unnamed, [])
  })

  it('is told with the material', async () => {
    const member = await app.as('member', { personId })
    const applied = await member.call.library.applications({ code: 'branch-rules' })
    assert.ok(applied.some(({ title, anchors }) => title.startsWith('谈心谈话') && anchors[0] === '第十九条'))
    assert.deepEqual(await member.call.library.applications({ code: 'no-such' }), [])
  })
})

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { powers } from '#src/main.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { faultsOf } from './checking/rules.ts'
import { forms } from './forms/rules.ts'
import { guidesNow } from './queries.ts'
import { citeInWords } from './regulations/rules.ts'
import { answerByRegister, type Definition, nodeOf, walk, waysOf } from './rules.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let department: Client, branch: Client, member: Client, masses: Client, committee: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '周明' })
  committee = await app.as('committee', { organizationId: organizations.east })
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  member = await app.as('member', { personId: people.east1.member })
  masses = await app.as('masses', { personId: people.east1.masses })
})

const note = '按新的规定修改'
const now = async (key: string) =>
  (await department.call.guides.get({ key })) as { version: number; definition: Definition }

describe('The guides that come along', () => {
  it('are at least fifteen, sound, and every way ends in a form that somebody may use', async () => {
    const guides = await app.stage(guidesNow)
    assert.ok(guides.length >= 15)
    for (const { key, definition } of guides) {
      assert.deepEqual(faultsOf(definition), [], key)
      for (const way of waysOf(definition)) {
        const { node } = walk(definition, way)
        assert.equal(node?.kind, 'end', `${key} ${way}`)
        assert.ok(node?.kind === 'end' && node.forms.length > 0, `${key} ${way}`)
      }
    }
  })

  it('cite regulations and articles that the library has', async () => {
    const guides = await app.stage(guidesNow)
    const cites = guides.flatMap(({ definition }) =>
      definition.nodes.flatMap((node) =>
        node.kind === 'end' ? node.steps.flatMap((step) => step.cites) : node.cites,
      ),
    )
    const anchors = new Map<string, string[]>()
    for (const code of new Set(cites.map(({ regulation }) => regulation))) {
      const { shown } = await member.call.library.byCode({ code })
      anchors.set(
        code,
        shown.parts.map(({ anchor }) => anchor),
      )
    }
    const missing = cites.filter(
      ({ regulation, article }) => article && !anchors.get(regulation)?.includes(article),
    )
    assert.deepEqual([...new Set(missing.map(citeInWords))], [])
  })

  it('lead to pages that there are, with powers that somebody holds', () => {
    const root = path.resolve(import.meta.dirname, '../../..')
    const pages = globSync('src/features/*/pages/index.ts', { cwd: root })
      .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/path: '([^']+)'/g)])
      .map(([, address = '']) => new RegExp(`^${address.replaceAll(/:\w+/g, '\\d+')}$`))
    for (const [key, { address, permission }] of Object.entries(forms)) {
      for (const branchId of [7, null]) {
        const [page = ''] = address(branchId as never).split('?')
        assert.ok(
          pages.some((one) => one.test(page)),
          `${key}: ${page}`,
        )
      }
      assert.ok((powers[permission]?.length ?? 0) > 0, `${key}: ${permission}`)
    }
  })

  it('are found by what people say', async () => {
    const first = async (text: string) => (await member.call.guides.list({ text }))[0]?.title
    assert.equal(await first('换届怎么办'), '换届怎么办')
    assert.equal(await first('书记调走'), '增补委员怎么办')
    assert.equal(await first('怎么转组织关系'), '转接组织关系怎么办')
    assert.equal(await first('人不齐'), '开不成党员大会怎么办')
    assert.equal(await first('忘交党费'), '党费没按时交，怎么补')
    assert.equal(await first('联系不上'), '党员失联怎么办')
    assert.equal(await first('天气预报'), undefined)
  })
})

describe('A guide is read', () => {
  it('by the secretary with what the register knows of his branch, up to its own form', async () => {
    const { definition, facts, told, forms: shown } = await branch.call.guides.get({ key: 'term-election' })
    assert.equal(facts.organizationId, institute.organizations.east1)
    assert.match(String(told[0]), /^东区第一党支部：党员 2 名，其中正式党员 2 名；.*任期至 2027年12月1日/)
    const first = nodeOf(definition as Definition, 'term')
    assert.equal(first?.kind === 'question' && answerByRegister(first, facts, '2026-11-24'), 2)
    const election = shown.find(({ key }) => key === 'election')
    assert.equal(election?.to, `/elections?organizationId=${institute.organizations.east1}&begin=election`)
    const closure = shown.find(({ key }) => key === 'closure')
    assert.deepEqual([closure?.to, closure?.who], [null, '上级党委、政工部门'])
  })

  it('by a member, who hears who may, and where his own way is', async () => {
    const { told, forms: shown } = await member.call.guides.get({ key: 'term-election' })
    assert.match(String(told[0]), /正式党员 2 名/)
    const election = shown.find(({ key }) => key === 'election')
    assert.equal(election?.to, null)
    assert.deepEqual(election?.holders[0]?.organization, '东区第一党支部')
    assert.ok(election?.holders[0]?.names.includes('东一书记'))
    const own = await member.call.guides.get({ key: 'transfer' })
    assert.equal(own.forms.find(({ key }) => key === 'ownTransfer')?.to, '/own-transfers?begin=transfer')
  })

  it('by somebody who is no member without the numbers of the branch', async () => {
    const { facts, told } = await masses.call.guides.get({ key: 'admission' })
    assert.deepEqual([facts.members, facts.secretary, told], [null, null, []])
    const others = await refusal(
      masses.call.guides.get({ key: 'admission', organizationId: institute.organizations.east1 }),
    )
    assert.equal(others.status, 404)
  })

  it('by a committee for a branch of its own, never for one outside of its reach', async () => {
    const { organizations } = institute
    const asked = { key: 'branch-small', organizationId: organizations.east2 }
    const { facts, forms: shown } = await committee.call.guides.get(asked)
    assert.equal(facts.fullMembers, 2)
    assert.equal(
      shown.find(({ key }) => key === 'closure')?.to,
      `/establishments?organizationId=${organizations.east2}&begin=closure`,
    )
    const outside = await refusal(
      committee.call.guides.get({ ...asked, organizationId: organizations.west1 }),
    )
    assert.equal(outside.status, 404)
    const none = await committee.call.guides.get({ key: 'branch-small' })
    assert.deepEqual([none.facts.organizationId, none.told], [null, []])
  })
})

describe('A guide is edited', () => {
  it('after a check, version by version, with a line in the trail', async () => {
    const { definition, version } = await now('talks')
    const changed = { ...definition, summary: '谁和谁谈、一年几次、怎么登记' }
    assert.deepEqual(await department.call.guides.check({ definition: changed }), { faults: [], ways: 2 })
    assert.deepEqual(
      await department.call.guides.publish({ key: 'talks', basedOn: version, definition: changed, note }),
      {
        version: 2,
      },
    )
    const list = await member.call.guides.list({ text: '一年几次' })
    assert.deepEqual([list[0]?.key, list[0]?.version], ['talks', 2])
    const [newest, first] = await department.call.guides.versions({ key: 'talks' })
    assert.deepEqual([newest?.publishedBy, newest?.note, first?.note], ['周明', note, '随平台提供'])
    const trail = await department.call.audit.list({ subjectKind: 'guide' })
    assert.equal(`${trail.rows[0]?.deed} ${trail.rows[0]?.subjectName}`, '发布办事指南 谈心谈话怎么做')
  })

  it('and made anew, listed last', async () => {
    const { definition } = await now('talks')
    const { key } = await department.call.guides.create({
      definition: { ...definition, title: '请假怎么办' },
      note,
    })
    assert.equal((await masses.call.guides.list({})).at(-1)?.key, key)
  })

  it('never to a version that others have left behind, or that is the same', async () => {
    const { definition, version } = await now('request')
    const stale = { key: 'request', basedOn: version + 1, definition, note }
    assert.equal((await refusal(department.call.guides.publish(stale))).code, 'guide-moved-on')
    assert.equal(
      (await refusal(department.call.guides.publish({ ...stale, basedOn: version }))).code,
      'guide-same',
    )
    assert.equal((await refusal(department.call.guides.publish({ ...stale, key: 'nowhere' }))).status, 404)
    assert.equal((await now('request')).version, version)
  })

  it('never with a way that leads nowhere: the refusal names it, the guide stays', async () => {
    const { definition, version } = await now('term-election')
    const nodes = definition.nodes.filter(({ key }) => key !== 'wait')
    const broken = { ...definition, nodes }
    const { faults } = await department.call.guides.check({ definition: broken })
    assert.match(String(faults[0]), /选项“没有”没有通向任何问题或结果/)
    const refused = await refusal(
      department.call.guides.publish({ key: 'term-election', basedOn: version, definition: broken, note }),
    )
    assert.deepEqual([refused.code, refused.status], ['guide-answer-astray', 400])
    assert.equal((await now('term-election')).version, version)
  })

  it('by whoever answers for the whole institute only', async () => {
    const { definition, version } = await now('request')
    const west = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.west })
    const asked = { key: 'request', basedOn: version, definition, note }
    assert.equal((await refusal(west.call.guides.publish(asked))).code, 'guides-need-whole')
    assert.equal((await refusal(branch.call.guides.publish(asked))).status, 403)
  })

  it('by a committee for what lies below it, and seen there alone', async () => {
    const { organizations, people } = institute
    const { definition } = await now('talks')
    const made = { definition: { ...definition, title: '外场试验期间怎么过组织生活' }, note }
    const { key } = await committee.call.guides.create(made)
    const found = async (who: Client) =>
      (await who.call.guides.list({})).find((guide) => guide.key === key)?.owner
    for (const who of [committee, branch, member, department])
      assert.match(String(await found(who)), /东区/, 'they belong to it, or are above it')
    const west = await app.as('committee', { organizationId: organizations.west })
    const westMember = await app.as('member', { personId: people.west1.member })
    for (const who of [west, westMember]) {
      assert.equal(await found(who), undefined)
      assert.equal((await refusal(who.call.guides.get({ key }))).status, 404)
    }
    assert.deepEqual(
      [(await committee.call.guides.get({ key })).mayEdit, (await branch.call.guides.get({ key })).mayEdit],
      [true, false],
    )
    const changed = { ...made.definition, summary: '临时党支部、流动的党员怎么办' }
    const next = { key, basedOn: 1, definition: changed, note }
    assert.deepEqual(await committee.call.guides.publish(next), { version: 2 })
    assert.equal((await refusal(west.call.guides.publish({ ...next, basedOn: 2 }))).status, 404)
  })

  it('by a committee neither for the whole institute, nor for a branch, nor for others', async () => {
    const { organizations } = institute
    const { definition, version } = await now('request')
    const asked = { key: 'request', basedOn: version, definition: { ...definition, summary: '改' }, note }
    const refused = await refusal(committee.call.guides.publish(asked))
    assert.deepEqual([refused.status, refused.code], [403, 'guides-need-whole'])
    assert.equal((await committee.call.guides.get({ key: 'request' })).mayEdit, false)
    const before = (await department.call.guides.list({})).length
    const made = { definition: { ...definition, title: '本支部怎么办' }, note }
    const forBranch = await refusal(
      committee.call.guides.create({ ...made, organizationId: organizations.east1 }),
    )
    assert.equal(forBranch.code, 'guide-not-of-branch')
    const forOthers = await refusal(
      committee.call.guides.create({ ...made, organizationId: organizations.west }),
    )
    assert.equal(forOthers.status, 404)
    assert.equal((await department.call.guides.list({})).length, before, 'nothing was made')
  })

  it('and the database keeps every version as it was published', async () => {
    await assert.rejects(
      app.stage((ctx) =>
        ctx.db.updateTable('guide_version').set({ note: '改' }).where('guide_key', '=', 'talks').execute(),
      ),
      /guide_version|record/,
    )
  })
})

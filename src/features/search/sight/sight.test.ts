import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { writeStale } from '../entries/actions.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let clients: Record<string, Client>
type Where = keyof Institute['organizations']
const places: Where[] = ['root', 'east', 'west', 'east1', 'east2', 'west1', 'west2']

/** A word that stands in one planted thing and nowhere else. */
const planted = (kind: string, where: string) => `zq${kind}${where}7`

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  const office = (role: 'branch' | 'committee' | 'politicalWorkDepartment', where: Where) =>
    app.as(role, { organizationId: organizations[where] })
  clients = {
    masses: await app.as('masses', { personId: people.east1.masses }),
    member: await app.as('member', { personId: people.east1.member }),
    otherMember: await app.as('member', { personId: people.west1.member }),
    branch: await office('branch', 'east1'),
    otherBranch: await office('branch', 'west1'),
    committee: await office('committee', 'east'),
    otherCommittee: await office('committee', 'west'),
    department: await office('politicalWorkDepartment', 'root'),
  }
  for (const where of places) await plant(where, organizations[where])
  await app.stage((ctx) => writeStale(ctx, 1000))
})

const sql = (text: string, values: unknown[]) => app.world.open.pool.query(text, values)

/** One of everything that is searched, of one organization, each with a word of its own. */
async function plant(where: Where, id: number): Promise<void> {
  await sql(
    `insert into meeting (organization_id, kind, title, planned_on, agenda) values ($1, 'themeDay', '主题党日', '2026-11-20', $2)`,
    [id, [planted('meeting', where)]],
  )
  await sql(
    `insert into work_item (organization_id, kind, title, detail, source, opened_on, due_on, opened_at, opened_by)
     values ($1, 'task', $2, '', '上级', '2026-11-01', '2026-12-01', now(), '某人')`,
    [id, `整改${planted('item', where)}`],
  )
  await sql(
    `insert into election (organization_id, kind, reason, committee, seats, secretaries, deputies, planned_on, started_at, started_by)
     values ($1, 'early', $2, false, 0, 1, 0, '2026-12-20', now(), '某人')`,
    [id, planted('election', where)],
  )
  await sql(
    `insert into commendation (kind, level, year, organization_id, name, deeds, reference_on, proposed_at, proposed_by)
     values ('advancedOrganization', '所级', 2026, $1, '某支部', $2, '2026-07-01', now(), '某人')`,
    [id, planted('award', where)],
  )
  await sql(
    `insert into establishment (kind, organization_id, subject_id, name, grounds, decided_on, started_at, started_by)
     values ('renaming', $1, $1, '新名称', $2, '2026-11-01', now(), '某人')`,
    [id, planted('renaming', where)],
  )
  await sql(
    `insert into co_building_project (organization_id, name, kind, county, town, investor, operator, total_fen, rate,
       term_years, residual_owner, registered_at, registered_by)
     values ($1, $2, 'solar', '云岭县', '石桥镇', '云岭发展公司', '星禾农业', 100000, 1000, 10, 'villages', now(), '某人')`,
    [id, planted('project', where)],
  )
  await sql(
    `insert into village (organization_id, county, town, name, recorded_at, recorded_by)
     values ($1, '云岭县', '石桥镇', $2, now(), '某人')`,
    [id, planted('village', where)],
  )
  await matter(id, planted('matter', where))
  const parent = where === 'root' ? id : institute.organizations[where.length > 4 ? 'east' : 'root']
  await request(id, parent, planted('draft', where), false)
  await document(id, planted('paper', where), { issued: true })
  await document(id, planted('sketch', where), { issued: false, to: institute.organizations.west1 })
}

/** A general matter that waits for the committee of the west, whoever began it. */
async function matter(id: number, word: string, to = 'committee-0'): Promise<number> {
  const { rows } = await sql(
    `insert into affair (kind, title, organization_id, organization_path, chain_key, chain_version, subject, state, status,
       step, started_at, started_name, started_title, moved_at)
     select 'matter', '一般事项', id, path, 'matter', (select max(version) from chain_version where chain_key = 'matter'),
       jsonb_build_object('text', $2::text), '{}', 'running', 'x', now(), '某人', '书记', now()
     from organization where id = $1 returning id`,
    [id, word],
  )
  await sql(
    `insert into affair_task (affair_id, number, step, step_name, office, holder, opened_at)
     values ($1, 1, 'x', '审批', $2, '某党委', now())`,
    [rows[0].id, to],
  )
  return rows[0].id
}

let sequence = 0
async function document(
  organizationId: number,
  word: string,
  {
    issued,
    to,
    copied = [],
    below = false,
  }: { issued: boolean; to?: number; copied?: number[]; below?: boolean },
): Promise<number> {
  const number = `${word}〔2026〕1号`
  const { rows } = await sql(
    `insert into official_document (kind, organization_id, template_key, title, addressee_id, copied_ids, for_all_below,
       values, blocks, created_at, created_by, changed_at, number, number_code, number_year, number_sequence, issued_on,
       issued_at, issued_by)
     values ('notice', $1, 'notice-general', $2, $3, $4, $5, '{}', $6, now(), '某人', now(), $7, $8, $9, $10, $11, $12, $13)
     returning id`,
    [
      organizationId,
      `关于${word}的通知`,
      to ?? null,
      copied,
      below,
      JSON.stringify([{ k: 'p', text: `请认真落实${word}` }]),
      ...(issued
        ? [number, word, 2026, ++sequence, '2026-11-20', '2026-11-20T08:00:00Z', '某人']
        : Array(7).fill(null)),
    ],
  )
  return rows[0].id
}

async function request(id: number, superiorId: number, word: string, sent: boolean): Promise<void> {
  const paper = await document(id, word, { issued: sent })
  await sql(
    `insert into request (organization_id, organization_path, superior_id, document_id, started_at, started_name)
     select id, path, $2, $3, now(), '某人' from organization where id = $1`,
    [id, superiorId, paper],
  )
}

/** All that an answer to somebody's search tells, in whatever place. */
async function told(client: Client, text: string): Promise<number> {
  const found = await client.call.search.find({ text })
  const titles = await client.call.search.suggest({ text })
  const some =
    found.total +
    found.rows.length +
    found.counts.length +
    found.issuers.length +
    found.years.length +
    found.kinds.length +
    found.columns.length
  if (found.total === 0) assert.equal(some + titles.titles.length, 0, `${text}: told without being found`)
  return found.total
}

async function finders(text: string): Promise<string[]> {
  const names: string[] = []
  for (const [name, client] of Object.entries(clients)) if ((await told(client, text)) > 0) names.push(name)
  return names
}

const offices: Record<Where, string[]> = {
  root: ['department'],
  east: ['committee', 'department'],
  west: ['otherCommittee', 'department'],
  east1: ['branch', 'committee', 'department'],
  east2: ['committee', 'department'],
  west1: ['otherBranch', 'otherCommittee', 'department'],
  west2: ['otherCommittee', 'department'],
}

describe('Whoever searches', () => {
  for (const kind of [
    'meeting',
    'item',
    'paper',
    'matter',
    'election',
    'renaming',
    'award',
    'project',
    'village',
  ])
    it(`finds a ${kind} of an organization exactly when he has an office there or above`, async () => {
      for (const where of places) assert.deepEqual(await finders(planted(kind, where)), offices[where], where)
    })

  it('finds the draft of a request only when he acts for the organization itself', async () => {
    const own: Partial<Record<Where, string>> = {
      root: 'department',
      east: 'committee',
      west: 'otherCommittee',
      east1: 'branch',
      west1: 'otherBranch',
    }
    for (const where of places) {
      const only = own[where]
      assert.deepEqual(await finders(planted('draft', where)), only ? [only] : [], where)
    }
  })

  it('does not find what is drafted for him before it is issued', async () => {
    for (const where of places)
      assert.deepEqual(await finders(planted('sketch', where)), offices[where], where)
  })

  it('finds a paper that was issued to him, copied to him, or meant for all below', async () => {
    const { root, east, west, west1 } = institute.organizations
    await document(root, planted('sent', ''), { issued: true, to: west1 })
    await document(east, planted('copied', ''), { issued: true, copied: [west] })
    await document(west, planted('below', ''), { issued: true, below: true })
    await app.stage((ctx) => writeStale(ctx, 100))
    assert.deepEqual(await finders(planted('sent', '')), ['otherBranch', 'otherCommittee', 'department'])
    assert.deepEqual(await finders(planted('copied', '')), ['committee', 'otherCommittee', 'department'])
    assert.deepEqual(await finders(planted('below', '')), ['otherBranch', 'otherCommittee', 'department'])
  })

  it('finds a matter of others when it came to him: copied, for him to act on, or for whom he stands in', async () => {
    const { organizations, people } = institute
    const id = await matter(organizations.east1, planted('copy', ''))
    await sql(
      `insert into affair_copy (affair_id, account_id, copied_at, copied_by)
       select $1, id, now(), '某人' from account where person_id = $2`,
      [id, people.west1.member],
    )
    await matter(organizations.east1, planted('task', ''), `committee-${organizations.west}`)
    await app.stage((ctx) => writeStale(ctx, 100))
    const own = ['branch', 'committee', 'department']
    assert.deepEqual(await finders(planted('copy', '')), ['otherMember', ...own])
    assert.deepEqual(await finders(planted('task', '')), [
      'branch',
      'committee',
      'otherCommittee',
      'department',
    ])
  })

  it('finds a transfer on both of its sides', async () => {
    const { organizations, people } = institute
    await sql(
      `insert into transfer (kind, state, origin, person_id, from_id, from_committee_id, from_name, to_id, to_committee_id,
         to_name, cause, explanation, holder, holder_id, started_at, started_by, moved_at)
       values ('between', 'started', 'branch', $1, $2, $3, '甲', $4, $5, '乙', 'unitChanged', $6, 'committee', $3, now(), '某人', now())`,
      [
        people.east1.member,
        organizations.east1,
        organizations.east,
        organizations.west1,
        organizations.west,
        planted('transfer', ''),
      ],
    )
    await app.stage((ctx) => writeStale(ctx, 100))
    const both = ['branch', 'otherBranch', 'committee', 'otherCommittee', 'department']
    assert.deepEqual(await finders(planted('transfer', '')), both)
  })

  it('finds the founding of a branch where it was asked for, and in the branch once it stands', async () => {
    const { organizations } = institute
    await sql(
      `insert into establishment (kind, organization_id, subject_id, branch_kind, name, code, grounds, decided_on,
         started_at, started_by, done_at, effective_on)
       values ('establishment', $1, $2, 'branch', '某支部', 'X1', $3, '2026-11-01', now(), '某人', now(), '2026-11-10')`,
      [organizations.west, organizations.east1, planted('founding', '')],
    )
    await app.stage((ctx) => writeStale(ctx, 100))
    assert.deepEqual(await finders(planted('founding', '')), [
      'branch',
      'committee',
      'otherCommittee',
      'department',
    ])
  })

  it('finds a project that a village beside him shares in, and the village of a project that he leads, as long as it shares', async () => {
    const { organizations } = institute
    await sql(`update village set branch_id = $1 where name = $2`, [
      organizations.west1,
      planted('village', 'west'),
    ])
    const share = [planted('project', 'east'), planted('village', 'west')]
    await sql(
      `insert into co_building_share (project_id, village_id, weight)
       select project.id, village.id, 1 from co_building_project project, village where project.name = $1 and village.name = $2`,
      share,
    )
    await app.stage((ctx) => writeStale(ctx, 100))
    const [project, village] = share as [string, string]
    // Each stands in the other's words: who finds one of them is asked by what is found.
    const found = async (source: 'project' | 'village', text: string) => {
      const names: string[] = []
      for (const [name, client] of Object.entries(clients)) {
        const { total } = await client.call.search.find({ text, source })
        if (total > 0) names.push(name)
      }
      return names
    }
    const both = ['otherBranch', 'committee', 'otherCommittee', 'department']
    assert.deepEqual(await found('project', project), both)
    assert.deepEqual(await found('village', village), both)
    assert.deepEqual(await found('project', village), both)
    await sql(`delete from co_building_share`, [])
    assert.deepEqual(await found('project', project), [], 'gone from where it was before any job has run')
    await app.stage((ctx) => writeStale(ctx, 100))
    assert.deepEqual(await found('project', project), ['committee', 'department'])
    assert.deepEqual(await found('village', village), ['otherBranch', 'otherCommittee', 'department'])
  })

  it('finds a file of admission by its name, where the person is, and nobody finds the own', async () => {
    const { organizations, people } = institute
    const { masses } = people.east1
    await sql(
      `insert into admission (person_id, status_before, stage, started_at, started_by) values ($1, 'masses', 'application', now(), '某人')`,
      [masses],
    )
    await app.stage((ctx) => writeStale(ctx, 100))
    await sql('update person set name = $2 where id = $1', [masses, planted('admission', '')])
    assert.deepEqual(await finders(planted('admission', '')), [])
    await app.stage((ctx) => writeStale(ctx, 100))
    assert.deepEqual(await finders(planted('admission', '')), ['branch', 'committee', 'department'])
    await sql('update person set organization_id = $2 where id = $1', [masses, organizations.west1])
    assert.deepEqual(
      await finders(planted('admission', '')),
      [],
      'gone from where it was before any job has run',
    )
    await app.stage((ctx) => writeStale(ctx, 100))
    assert.deepEqual(await finders(planted('admission', '')), ['otherBranch', 'otherCommittee', 'department'])
    await sql('update person set organization_id = $2 where id = $1', [masses, organizations.east1])
  })

  it('finds a message only when it is his own', async () => {
    const { people, organizations } = institute
    const told = `insert into message (key, recipient, template_key, template_version, person_id, in_inbox, organization_id,
      facts, title, body, urgent, mandatory, created_at) values ($1, $2, 'x', 0, $3, true, $4, '{}', $5, $5, false, false, now())`
    for (const who of ['member', 'masses'] as const) {
      const id = people.east1[who]
      await sql(told, [`k-${who}`, `p${id}`, id, organizations.east1, planted('message', who)])
    }
    await app.stage((ctx) => writeStale(ctx, 100))
    assert.deepEqual(await finders(planted('message', 'member')), ['member'])
    assert.deepEqual(await finders(planted('message', 'masses')), ['masses'])
  })

  it('finds a material by its label, its audience and the network, like the library itself', async () => {
    const labels = ['public', 'internal', 'sensitive'] as const
    await app.stage(async (ctx) => {
      const { id: columnId } = await ctx.db
        .selectFrom('library_column')
        .select('id')
        .executeTakeFirstOrThrow()
      for (const sensitivity of labels)
        for (const where of [null, 'east1', 'west'] as const)
          await insertReadyMaterial(ctx, {
            kind: 'article',
            title: '学习材料',
            columnId,
            sensitivity,
            audienceId: where && institute.organizations[where],
            version: { parts: [{ anchor: '第一条', text: planted(sensitivity, where ?? 'all') }] },
          })
      await writeStale(ctx, 200)
    })
    const all = Object.keys(clients)
    const members = all.filter((name) => name !== 'masses')
    const officers = members.filter((name) => !/ember/.test(name))
    const east1 = ['masses', 'member', 'branch', 'committee', 'department']
    const west = ['otherMember', 'otherBranch', 'otherCommittee', 'department']
    const audiences = { all, east1, west }
    const labelled = { public: all, internal: members, sensitive: officers }
    const zone = app.world.zone
    for (const sensitivity of labels)
      for (const where of ['all', 'east1', 'west'] as const) {
        const both = all.filter(
          (name) => audiences[where].includes(name) && labelled[sensitivity].includes(name),
        )
        const word = planted(sensitivity, where)
        assert.deepEqual(await finders(word), both, word)
        app.world.zone = 'extranet'
        assert.deepEqual(await finders(word), sensitivity === 'public' ? both : [], `${word} on the extranet`)
        app.world.zone = zone
      }
    await sql(
      `update material set state = 'withdrawn', withdrawn_at = now(), withdrawn_by = '某人', withdrawn_because = '过期'
      where title = '学习材料'`,
      [],
    )
    assert.deepEqual(
      await finders(planted('public', 'all')),
      [],
      'withdrawn, and gone before any job has run',
    )
  })

  it('sees no more of it in an export than in the list', async () => {
    const text = planted('meeting', 'west1')
    const address = `/api/library/search.xlsx?text=${text}`
    const [inside, outside] = [clients.otherBranch as Client, clients.branch as Client]
    const [full, empty] = [await inside.fetch(address), await outside.fetch(address)]
    assert.ok((await full.arrayBuffer()).byteLength > (await empty.arrayBuffer()).byteLength)
  })

  it('no longer finds what went, changed or moved away, before any job has run', async () => {
    const { organizations } = institute
    const word = planted('meeting', 'east1')
    await sql(`update meeting set cancelled_at = now(), cancelled_because = '取消' where $1 = any (agenda)`, [
      word,
    ])
    assert.deepEqual(await finders(word), [])
    const moved = planted('meeting', 'east2')
    await sql(
      `update organization set parent_id = $1, path = (select path from organization where id = $1) || substring(path from '[^.]+\\.$') where id = $2`,
      [organizations.west, organizations.east2],
    )
    assert.ok(!(await finders(moved)).includes('committee'), 'the committee it left finds it no more')
    await app.stage((ctx) => writeStale(ctx, 1000))
    assert.deepEqual(await finders(moved), ['otherCommittee', 'department'])
    assert.deepEqual(await finders(word), [])
  })
})

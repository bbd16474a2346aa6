import { sql } from 'kysely'
import { addDays, dayIn } from '#basics/days.ts'
import { insertMaterial, setState, setSubmitted } from '#features/library/desk/writing/queries.ts'
import { insertReadyMaterial, type ReadyMaterial } from '#features/library/intake/queries.ts'
import { byArticles } from '#features/library/texts/rules.ts'
import type { Context } from '#platform/context.ts'
import { safeText } from '#platform/safe-html.ts'
import { loadCommitteeDesk } from './library-desk.ts'
import { links, type Shelf, shelves, topics } from './library-texts.ts'
import { loadReading } from './reading.ts'

type Found = Pick<ReadyMaterial, 'title' | 'columnId'> & { topicIds: number[] }

/** The library of 星河研究院: essays, notices, rules of the house, lectures, cases, history, links; some on their way. */
export async function loadLibrary(ctx: Context): Promise<void> {
  const columns = new Map(
    (await ctx.db.selectFrom('library_column').select(['id', 'key']).execute()).map(({ id, key }) => [
      key,
      id,
    ]),
  )
  const topicIds = await loadTopics(ctx)
  const committees = await ctx.db
    .selectFrom('organization')
    .where('kind', '=', 'committee')
    .where('parent_id', 'is not', null)
    .orderBy('id')
    .limit(6)
    .select('id')
    .execute()
  let number = 0
  for (const shelf of shelves)
    for (const title of shelf.titles) {
      number += 1
      const columnId = columns.get(shelf.column) as number
      const ids = shelf.topics.flatMap((topic) => topicIds.get(topic) ?? [])
      const audienceId = number % 9 === 0 ? (committees[number % committees.length]?.id ?? null) : null
      await bring(ctx, shelf, { title, columnId, topicIds: ids }, { number, audienceId })
    }
  await loadLinks(ctx, columns.get('study') as number)
  await loadDrafts(ctx, columns.get('study') as number)
  await loadCommitteeDesk(ctx, columns)
  await loadReading(ctx)
  await loadOwnReading(ctx)
}

/** What the demo people left half read, and what they keep at hand. */
async function loadOwnReading({ db, now }: Context): Promise<void> {
  const read = ['第一次大会战纪实', '案例：一张清单管好三会一课', '党课讲稿：一枚螺钉的故事']
  const readers = sql`account, material where username in ('dangyuan', 'shuji') and material.title = any(${read})`
  await sql`insert into reading_position (account_id, material_id, part, place, changed_at)
    select account.id, material.id, 1, 0.4, ${now.toISOString()}::timestamptz - material.id * interval '1 hour'
    from ${readers} on conflict do nothing`.execute(db)
  await sql`insert into favourite (account_id, material_id, since)
    select account.id, material.id, ${now.toISOString()}::timestamptz - interval '9 days'
    from ${readers} on conflict do nothing`.execute(db)
}

async function loadTopics({ db }: Context): Promise<Map<string, number>> {
  const rows = topics.map((name, at) => ({ name, position: at + 1 }))
  const made = await db.insertInto('library_topic').values(rows).returning(['id', 'name']).execute()
  return new Map(made.map(({ id, name }) => [name, id]))
}

const textOf = ({ sections }: Shelf, title: string) =>
  byArticles(
    safeText(
      sections
        .map(([heading, text], at) => {
          const begun = at === 0 && !text.startsWith('第') ? `《${title}》。${text}` : text
          return `${heading ? `<h2>${heading}</h2>` : ''}<p>${begun}</p>`
        })
        .join(''),
    ),
  )

async function bring(
  ctx: Context,
  shelf: Shelf,
  found: Found,
  { number, audienceId }: { number: number; audienceId: number | null },
): Promise<void> {
  const { html, sections } = textOf(shelf, found.title)
  const publishedAt = new Date(ctx.now.getTime() - number * 5 * 86_400_000)
  const on = addDays(dayIn(publishedAt), -2)
  const rule = shelf.column === 'rules'
  const id = await insertReadyMaterial(ctx, {
    kind: shelf.kind,
    title: found.title,
    columnId: found.columnId,
    issuer: shelf.issuer,
    documentNumber: rule ? `星党发〔${on.slice(0, 4)}〕${number}号` : null,
    issuedOn: on,
    effectiveOn: rule ? on : null,
    sensitivity: number % 13 === 0 ? 'sensitive' : shelf.sensitivity,
    audienceId,
    publishedAt,
    version: { bodyHtml: html, parts: sections, source: '虚构的演示内容' },
  })
  const rows = found.topicIds.map((topic_id) => ({ material_id: id, topic_id }))
  if (rows.length) await ctx.db.insertInto('material_topic').values(rows).execute()
}

async function loadLinks(ctx: Context, columnId: number): Promise<void> {
  for (const [title, address, issuer] of links)
    await insertReadyMaterial(ctx, {
      kind: 'link',
      title,
      summary: '公开网站，在新窗口打开；内网不能访问时请在手机上打开。',
      columnId,
      issuer,
      sensitivity: 'public',
      publishedAt: new Date(ctx.now.getTime() - 400 * 86_400_000),
      version: { address, parts: [] },
    })
}

/** What is not published yet: drafts, and what waits for somebody to check it. */
async function loadDrafts(ctx: Context, columnId: number): Promise<void> {
  const waiting = [
    '冬训学习安排建议',
    '读书笔记：星河往事',
    '一堂没有讲稿的党课',
    '试验队里的学习角',
    '给新党员的一封信',
  ]
  for (const [at, title] of waiting.entries()) {
    const facts = {
      title,
      summary: null,
      columnId,
      topicIds: [],
      issuer: '星河研究院政工部门',
      documentNumber: null,
      issuedOn: null,
      effectiveOn: null,
      repealedOn: null,
      sensitivity: 'public' as const,
      audienceId: null,
    }
    const text = safeText(`<p>${title}：这是一份还没有发布的稿子，内容虚构，供演示审核用。</p>`)
    const id = await insertMaterial(
      ctx,
      'article',
      facts,
      {
        title,
        text,
        address: null,
        source: null,
        changeNote: null,
      },
      null,
    )
    if (at % 2 === 1) continue
    const { db } = ctx
    const version = await db
      .selectFrom('material_version')
      .where('material_id', '=', id)
      .select('id')
      .executeTakeFirstOrThrow()
    await setSubmitted(ctx, version.id)
    await setState(ctx, id, 'submitted')
  }
}

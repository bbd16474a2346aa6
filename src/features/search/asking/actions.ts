import { foldText } from '#basics/folded-text.ts'
import { handsOf } from '#features/approvals/seats/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { partyWords } from '#platform/words/segmenter.ts'
import { spellingOf } from '#platform/words/spelling.ts'
import { libraryColumns } from '../columns/queries.ts'
import { columnsHolding } from '../columns/rules.ts'
import { writeStale } from '../entries/actions.ts'
import { countEntries, countStale, staleAll } from '../entries/queries.ts'
import { kindName, kindsOf } from '../kinds/rules.ts'
import { addressOf, priorOf, type Source, sourceNames } from '../rules.ts'
import { sightOf } from '../sight/rules.ts'
import { onlyWhole } from '../synonyms/actions.ts'
import { synonymGroups } from '../synonyms/queries.ts'
import type { asking } from './contract.ts'
import { type Hit, textsOf, throughTheIndex, titlesLike } from './queries.ts'
import { excerptOf, lightUp, validityOn, writingsOf } from './rules.ts'
import { type Found, seek } from './seeking/actions.ts'
import { isSpelled, meantPerhaps, spelledLike } from './spelling/rules.ts'

const spell = {
  pinyin: (word: string) => spellingOf(word).pinyin,
  initials: (word: string) => spellingOf(word).initials,
}
const soundOf = (word: string) => spellingOf(word).pinyin.join(' ')

/** The hits of a page with their titles and texts lit up. */
async function shown(ctx: Context, { terms, texts: read }: Found, hits: Hit[]) {
  const unread = hits.flatMap(({ id }) => (read.has(id) ? [] : [id]))
  const texts = new Map([...read, ...(await textsOf(ctx, unread))])
  const writings = terms.flatMap(writingsOf)
  return hits.map((hit) => ({
    key: String(hit.id),
    source: hit.source,
    address: addressOf(hit),
    title: lightUp(hit.title, writings),
    heading: hit.heading,
    excerpt: excerptOf(texts.get(hit.id) ?? '', writings),
    kindName: kindName(hit.source, hit.kind),
    issuer: hit.issuer,
    number: hit.number,
    datedOn: hit.datedOn,
    validity: validityOn(hit, ctx.today),
  }))
}

/** How many of each source stand on the first page, when no source was chosen. */
const ofEachSource = 4

/** Without a choice the best of each source, the source with the best hit first. */
function firstOfEach(hits: Hit[]): Hit[] {
  return [...Map.groupBy(hits, ({ source }) => source).values()].flatMap((some) =>
    some.slice(0, ofEachSource),
  )
}

/** What can be narrowed to: what was found; of more than were looked at, whatever there may be. */
async function choicesOf(ctx: Context, { hits, capped }: Found, source: Source | undefined) {
  const held = new Set(hits.flatMap(({ columnId }) => columnId ?? []))
  return {
    kinds: source && capped.includes(source) ? kindsOf(source) : kindsAmong(hits),
    columns: held.size > 0 ? columnsHolding(await libraryColumns(ctx), held) : [],
    years: yearsAmong(hits, capped.length > 0 ? Number(ctx.today.slice(0, 4)) : null),
    issuers: [...new Set(hits.flatMap(({ issuer }) => issuer ?? []))].slice(0, 20),
  }
}

const kindsAmong = (hits: Hit[]) =>
  [...new Map(hits.map((hit) => [hit.kind ?? '', kindName(hit.source, hit.kind)]))].flatMap(([key, name]) =>
    key && name ? [{ key, name }] : [],
  )

/** The years of the hits, the newest first; `until`: only the newest were looked at, and any year before may hold more. */
function yearsAmong(hits: Hit[], until: number | null): number[] {
  const found = hits.flatMap(({ datedOn }) => (datedOn ? [Number(datedOn.slice(0, 4))] : []))
  const before = until === null ? [] : Array.from({ length: mostYears }, (_, back) => until - back)
  return [...new Set([...found, ...before])].sort((one, other) => other - one).slice(0, mostYears)
}

const knownWords = async (ctx: Context) => [...partyWords(), ...(await synonymGroups(ctx)).flat()]

const layout: SheetLayout = {
  name: '检索结果',
  title: '检索结果',
  columns: [
    { title: '来源', width: 12, kind: 'text' },
    { title: '标题', width: 50, kind: 'text' },
    { title: '条目', width: 14, kind: 'text' },
    { title: '类型', width: 16, kind: 'text' },
    { title: '字号', width: 24, kind: 'text' },
    { title: '发布单位', width: 30, kind: 'text' },
    { title: '日期', kind: 'day' },
    { title: '摘要', width: 80, kind: 'text' },
  ],
}

export const askingActions: ActionsOf<typeof asking> = {
  async find(ctx, { page, size, ...question }) {
    const found = await seek(ctx, question)
    const all = question.source ? found.hits : firstOfEach(found.hits)
    const hits = question.source ? all.slice((page - 1) * size, page * size) : page === 1 ? all : []
    const doubtful = !found.exact && !isSpelled(question.text)
    return {
      rows: await shown(ctx, found, hits),
      total: found.hits.length,
      capped: found.capped.length > 0,
      counts: found.counts,
      ...(await choicesOf(ctx, found, question.source)),
      eased: found.eased,
      meant: doubtful ? meantPerhaps(question.text, await knownWords(ctx), soundOf) : null,
    }
  },

  async export(ctx, question) {
    const found = await seek(ctx, question)
    const rows = await shown(ctx, found, found.hits.slice(0, mostExported))
    ctx.record({ action: 'search.exported', subject: { kind: 'search', id: 'export', name: '检索结果' } })
    return listSheet(
      `检索结果（${ctx.today}）`,
      layout,
      async (_db, { offset, limit }) => rows.slice(offset, offset + limit),
      (row) => [
        sourceNames[row.source],
        row.title.map(({ text }) => text).join(''),
        row.heading,
        row.kindName,
        row.number,
        row.issuer,
        row.datedOn,
        row.excerpt.map(({ text }) => text).join(''),
      ],
    )
  },

  async suggest(ctx, { text }) {
    await throughTheIndex(ctx)
    const typed = foldText(text).replace(/[^\p{L}\p{N}]/gu, '')
    if (!typed) return { words: [], titles: [] }
    const words = await knownWords(ctx)
    const begun = words.filter((word) => word.startsWith(typed) && word !== typed)
    const spelled = spelledLike(typed, words, spell, mostWords)
    const sight = sightOf(ctx, await handsOf(ctx))
    // A single letter begins half of all titles.
    const rows = /^[a-z]$/.test(typed) ? [] : await titlesLike(ctx, typed.slice(0, 16), sight, mostLooked)
    const titles = [...new Map(rows.map((row) => [row.title, row])).values()]
      .sort(
        (one, other) => priorOf[other.source] - priorOf[one.source] || one.title.length - other.title.length,
      )
      .slice(0, mostTitles)
    return {
      words: [...new Set([...begun, ...spelled])].slice(0, mostWords),
      titles: titles.map((row) => ({
        title: row.title,
        source: row.source,
        address: addressOf({ ...row, subjectId: Number(row.subjectId) }),
      })),
    }
  },

  async refresh(ctx) {
    onlyWhole(ctx)
    return { written: await writeStale(ctx, mostRefreshed, mostRefreshed) }
  },

  async rebuild(ctx) {
    onlyWhole(ctx)
    await staleAll(ctx)
    ctx.record({ action: 'search.rebuilt', subject: { kind: 'search', id: 'index', name: '检索索引' } })
    return {}
  },

  async state(ctx) {
    if ((await countStale(ctx, noticed)) < noticed) return { ready: true, done: 100 }
    const [waiting, written] = [await countStale(ctx, mostCounted), await countEntries(ctx)]
    return { ready: false, done: Math.floor((100 * written) / (written + waiting)) }
  },
}

/** As many at once as nobody waits for who asks meanwhile; who wants more asks again. */
const mostRefreshed = 40
const mostExported = 500
const mostWords = 5
const mostTitles = 6
const mostLooked = 80
/** Fewer than these are written before anybody could look. */
const noticed = 200
/** More than these are only counted as so many. */
const mostCounted = 1_000_000
const mostYears = 15

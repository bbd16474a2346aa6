/**
 * What a search costs among 100,000 documents of 1,000 characters: questions of one word (the commonest too), of two and
 * three, of one character, phrases, numbers, half-remembered ones, narrowed ones, by the department at the top, by one
 * branch, by a member; what is typed; and the plainest SQL with the same index: the words as they come, ranked all, no
 * sight, nothing shown of the text.
 *   node bench/search.ts [--postgres | --both] [--url …] [--folder …] [--documents 100000] [--times 3] [--only word]
 * What was filled is filled no more: with --url and --folder the next run begins at once.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { everywhere } from '#basics/reach.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { askingActions } from '#features/search/asking/actions.ts'
import { wordsOfEntry } from '#features/search/entries/actions.ts'
import { insertEntries } from '#features/search/entries/queries.ts'
import type { Source } from '#features/search/rules.ts'
import { entryOf } from '#features/search/sources/rules.ts'
import type { Actor } from '#platform/context.ts'
import { partyWords } from '#platform/words/segmenter.ts'
import { openCutter, titleVectorOf } from '#platform/words/vectors.ts'
import { act, look, systemActor, type World } from '#platform/world.ts'
import { type Engine, openGround } from './ground.ts'
import { once } from './measure.ts'

const { values } = parseArgs({
  options: {
    postgres: { type: 'boolean' },
    both: { type: 'boolean' },
    url: { type: 'string' },
    folder: { type: 'string' },
    documents: { type: 'string', default: '100000' },
    times: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
})
const documents = Number(values.documents)
const times = Number(values.times)

/** The same numbers in the same order, every time (mulberry32): a simpler generator soon repeats itself, and the documents with it. */
let state = 20261128
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  const once = Math.imul(state ^ (state >>> 15), 1 | state)
  const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once
  return ((twice ^ (twice >>> 14)) >>> 0) / 4294967296
}

/** Words of the trade and words made of common characters, as often as Zipf says: the n-th a n-th as often. */
const signs =
  '的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面农也得与说之员而务利电文事可种总改三各好金第司其从平代当天水省提商十管内小技位目起海所立已通入量子问度北保心还科委都术使明着次将增基名向门应里美由规今题记点计去强两些表系办教正条最达特革收二期并程厂如道际及西口京华任调性导组东路活广意比投决交统党南安此领结营项情解议义山先车然价放世间因共院步物界集把持无但城相书村求治取原处府研质信四运县军件育局干队团又造形级标联专少费效据手施权江近深更认果格几看没职服台式益想数单样只被亿老受优常销志战流很接乡头给至难观指创证织论别五协变风批见究支那查张精每林转划准做需传争税构具百或才积势举必型易视快李参回引镇首推思完消值该走装众责备州供包副极整确知贸己环话反身选亚么带采王策真女谈严斯况色打德告仅它气料神率识劳境源青护列兴许户马港则节款拉直案股光较河花根布线土克再群医清速律她族历非感占续师何影功负验望财类货约艺售连纪按讯史示象养获石食抓富模始住赛客越闻央席坚'
const vocabulary: string[] = []
const tried = partyWords()
for (let at = 0; vocabulary.length < 60_000; at++) {
  const party = tried[at]
  const pick = () => signs[Math.floor(random() * signs.length)] as string
  vocabulary.push(party ? party : `${pick()}${pick()}${random() < 0.25 ? pick() : ''}`)
}
const sums: number[] = []
vocabulary.reduce((sum, _word, at) => {
  sums.push(sum + 1 / (at + 2))
  return sum + 1 / (at + 2)
}, 0)
function word(): string {
  const wanted = random() * (sums.at(-1) as number)
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return vocabulary[low] as string
}

function textOf(length: number): string {
  let text = ''
  while (text.length < length) {
    text += word() + (random() < 0.12 ? '，' : '') + (random() < 0.04 ? '。' : '')
    if (random() < 0.01) text += `第${1 + Math.floor(random() * 99)}条`
  }
  return text
}

const engines: Engine[] = values.both ? ['postgres', 'embedded'] : [values.postgres ? 'postgres' : 'embedded']
const grounds = await Promise.all(
  engines.map(async (engine) => ({
    engine,
    ...(await openGround(engine, engine === 'postgres' ? values.url : undefined, values.folder)),
  })),
)
const top = { actor: systemActor('bench'), reach: everywhere }
const branches = 600

/** An institute of many branches. */
async function plant(world: World) {
  const rows = Array.from({ length: branches + 41 }, (_, at) => ({
    code: `C${at}`,
    name: at === 0 ? '中共星河研究院委员会' : at <= 40 ? `第${at}研究所党委` : `第${at}党支部`,
    shortName: null,
    kind: at <= 40 ? ('committee' as const) : ('branch' as const),
    parentCode: at === 0 ? null : at <= 40 ? 'C0' : `C${1 + (at % 40)}`,
    establishedOn: null,
    closedOn: null,
    termYears: null,
    termFrom: null,
  }))
  const known = await look(world, top, ({ db }) =>
    db.selectFrom('organization').select(['code', 'id', 'path']).execute(),
  )
  if (known.length === 0) await act(world, top, (ctx) => insertOrganizations(ctx, rows, 'bench'))
  const placed = await look(world, top, ({ db }) =>
    db.selectFrom('organization').select(['code', 'id', 'path']).execute(),
  )
  const byCode = new Map(placed.map((one) => [one.code, one]))
  return rows.map(({ code, name }) => ({ name, ...(byCode.get(code) as { id: number; path: string }) }))
}
// Fresh databases give the same numbers to the same organizations.
const places = (await Promise.all(grounds.map(({ world }) => plant(world))))[0] as Awaited<
  ReturnType<typeof plant>
>

const kinds: Source[] = [
  'meeting',
  'meeting',
  'meeting',
  'message',
  'material',
  'material',
  'document',
  'request',
  'workItem',
  'archiveItem',
  'transfer',
  'commendation',
]
const kindsOf: Partial<Record<Source, string[]>> = {
  meeting: ['membersMeeting', 'committeeMeeting', 'lecture', 'themeDay'],
  material: ['article', 'document', 'video'],
  document: ['notice', 'request', 'reply'],
}
const cutter = await openCutter()

function entry(at: number) {
  const source = kinds[at % kinds.length] as Source
  const pick = () => places[1 + Math.floor(random() * (places.length - 1))] as (typeof places)[number]
  const [place, other] = [pick(), pick()]
  const daysAgo = Math.floor(random() ** 2 * 3000)
  const day = new Date(Date.UTC(2026, 10, 24) - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const placed = !['material', 'message', 'transfer'].includes(source)
  const ofSource = kindsOf[source]
  const made = entryOf({
    source,
    subjectId: at + 1_000_000,
    title: textOf(14),
    kind: ofSource ? (ofSource[at % ofSource.length] as string) : null,
    columnId: source === 'material' ? 1 + (at % 7) : null,
    organizationId: placed ? place.id : null,
    organizationPath: placed ? place.path : null,
    sharedIds: source === 'transfer' ? [place.id, other.id] : null,
    accountId: source === 'message' ? 1 + (at % 5000) : null,
    sensitivity: source === 'material' ? (['public', 'internal', 'sensitive'][at % 3] as string) : null,
    issuer: place.name,
    number: source === 'document' ? `星研党〔${day.slice(0, 4)}〕${1 + (at % 300)}号` : null,
    datedOn: day,
    validFrom: source === 'material' ? day : null,
    validUntil: source === 'material' && at % 5 === 0 ? '2026-01-01' : null,
    text: textOf(1000),
    offered: source !== 'meeting' && source !== 'message',
  })
  const shared = source === 'transfer' ? [place.path, other.path] : []
  return {
    ...made,
    words: wordsOfEntry(cutter, made, shared),
    titling: made.offered ? titleVectorOf(made.title) : null,
  }
}

/** How many of the benchmark's documents a world has. */
const filledOf = async ({ open }: World) =>
  (await open.pool.query('select from search_entry where subject_id >= 1000000')).rowCount ?? 0

async function fill(worlds: World[]): Promise<void> {
  for (const { open } of worlds) await open.pool.query('drop index search_entry_words, search_entry_titling')
  let inserting: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < documents; at += 250) {
    const some = Array.from({ length: Math.min(250, documents - at) }, (_, more) => entry(at + more))
    await inserting
    inserting = Promise.all(worlds.map((world) => act(world, top, (ctx) => insertEntries(ctx, some))))
    if (at % 10_000 === 0) console.error(`${at} documents, load ${loadavg()[0]?.toFixed(1)}`)
  }
  await inserting
  await Promise.all(worlds.map(index))
}

const index = ({ open }: World) =>
  open.withoutLimit(async () => {
    await open.pool.query(`set maintenance_work_mem = '256MB';
      create index search_entry_words on search_entry using gin (words) with (fastupdate = off);
      create index search_entry_titling on search_entry using gin (titling) with (fastupdate = off) where titling is not null`)
    await open.pool.query('vacuum analyze search_entry')
  })

const actorOf = (role: string, place: (typeof places)[number]): Actor => ({
  ...systemActor('bench'),
  accountId: 17,
  personId: 17,
  acting: [
    {
      key: `${role}-${place.id}`,
      role,
      title: '',
      organizationId: place.id,
      organizationName: place.name,
      path: place.path,
      posts: [],
    },
  ],
})
const department = actorOf('politicalWorkDepartment', places[0] as (typeof places)[number])
const branch = actorOf('branch', places[100] as (typeof places)[number])
const member: Actor = {
  ...branch,
  acting: branch.acting.map((one) => ({ ...one, role: 'member', organizationId: null, path: null })),
}
const askers = { department, branch, member }
type Asker = keyof typeof askers

const common = vocabulary.slice(0, 30)
const middling = Array.from({ length: 30 }, (_, at) => vocabulary[300 + at * 37] as string)
const rare = Array.from({ length: 30 }, (_, at) => vocabulary[8000 + at * 911] as string)
const pairs = common.map((one, at) => `${one} ${middling[at]}`)
const triples = middling.map((one, at) => `${common[at]} ${one} ${middling[(at + 7) % 30]}`)
const wrong = middling.map((one, at) => `${one}${rare[at]}${common[at]}`)
const numbers = Array.from({ length: 30 }, (_, at) =>
  at % 2 ? `第${at + 3}条` : `〔${2026 - (at % 7)}〕${at + 1}号`,
)
const phrases = middling.map((one, at) => `${one}${middling[(at + 11) % 30]}${rare[at]}`)
const sentences = middling.map((one, at) => {
  const more = [common[at], middling[(at + 3) % 30], rare[at], common[(at + 5) % 30], middling[(at + 9) % 30]]
  return [one, ...more].join('')
})
type Question = { text: string } & Record<string, unknown>
const asking = (texts: string[], more: object = {}): Question[] => texts.map((text) => ({ text, ...more }))
const questions: [string, Question[]][] = [
  ['one word, the thirty commonest', asking(common)],
  ['one word, middling', asking(middling)],
  ['one word, rare', asking(rare)],
  ['two words', asking(pairs)],
  ['three words', asking(triples)],
  ['a phrase', asking(phrases)],
  ['half remembered: not all words stand together', asking(wrong)],
  ['half remembered: a sentence of six words', asking(sentences)],
  ['one character', asking([...signs.slice(0, 30)])],
  ['articles and document numbers', asking(numbers)],
  ['pinyin initials', asking(['mzshh', 'shyk', 'zzshh', 'dfsj', 'hjxj', 'zztd', 'dzb', 'yqzz'])],
  ['commonest, one source', asking(common, { source: 'request' })],
  ['commonest, one kind', asking(common, { kind: 'themeDay' })],
  ['commonest, one column', asking(common, { columnId: 3 })],
  ['commonest, one year', asking(common, { year: 2021 })],
  ['commonest, one issuer', asking(common, { issuer: '第100党支部' })],
  ['commonest, repealed', asking(common, { validity: 'repealed' })],
  ['commonest, newest first', asking(common, { order: 'newest' })],
]

const at = (numbers: number[], share: number) =>
  [...numbers].sort((one, other) => one - other)[
    Math.min(numbers.length - 1, Math.floor(numbers.length * share))
  ] ?? 0
const shown = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`

async function timesOf<Q>(
  asked: Q[],
  work: (question: Q) => Promise<unknown>,
  turns = times,
): Promise<number[]> {
  const took: number[] = []
  await work(asked[0] as Q)
  for (let time = 0; time < turns; time++)
    for (const question of asked) took.push(await once(() => work(question)))
  return took
}

/** The plainest that answers with words: no sight, no counts, nothing of the text. */
const plainOf =
  ({ open }: World) =>
  async ({ text }: Question) => {
    const words = cutter.wordsOf(text).map((one) => `'${one}'`)
    await open.pool.query(
      `select id, title, ts_rank(words, $1::tsquery) as fit from search_entry where words @@ $1::tsquery
       order by fit desc limit 20`,
      [words.join(' & ')],
    )
  }

/** Some of the questions asked plainly, each but once: of the commonest words it takes seconds. */
function plainTimes(world: World) {
  const known = new Map<string, Promise<number[]>>()
  const ask = plainOf(world)
  return (asked: Question[]) => {
    const some = asked.filter((_, place) => place % 5 === 0)
    const key = some.map(({ text }) => text).join('|')
    const took = known.get(key) ?? timesOf(some, ask, 1)
    known.set(key, took)
    return took
  }
}

const both = (took: number[]) => `${shown(at(took, 0.5))} | ${shown(at(took, 0.95))}`

async function measure({ engine, world }: { engine: Engine; world: World }): Promise<void> {
  const { rows } = await world.open.pool.query(
    `select pg_size_pretty(pg_relation_size('search_entry')) as rows, pg_size_pretty(pg_indexes_size('search_entry')) as indexes,
     pg_size_pretty(pg_total_relation_size('search_entry')) as whole`,
  )
  console.log(`\n${engine}: ${JSON.stringify(rows[0])}, load ${loadavg()[0]?.toFixed(1)}\n`)
  console.log('| what | who | median | p95 | plain, median | plain, p95 | ours ÷ plain, p95 |')
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  const everything: number[] = []
  const plainly = plainTimes(world)
  for (const [name, asked] of questions.filter(([name]) => name.includes(values.only))) {
    const plain = await plainly(asked)
    for (const who of Object.keys(askers) as Asker[]) {
      const actor = askers[who]
      const reach = { paths: actor.acting.flatMap(({ path }) => path ?? []), personId: null }
      const took = await timesOf(asked, (question) =>
        look(world, { actor, reach }, async (ctx) =>
          askingActions.find(ctx, { page: 1, size: 20, order: 'fit', ...question } as never),
        ),
      )
      everything.push(...took)
      const ratio = (at(took, 0.95) / at(plain, 0.95)).toFixed(2)
      console.log(`| ${name} | ${who} | ${both(took)} | ${both(plain)} | ${ratio} × |`)
    }
  }
  console.log(`| all of them | | ${both(everything)} | | | |`)
  const typed = [...common, ...middling].flatMap((one) => [one.slice(0, 1), one])
  for (const [who, actor] of Object.entries(askers)) {
    const reach = { paths: actor.acting.flatMap(({ path }) => path ?? []), personId: null }
    const suggested = await timesOf(typed, (text) =>
      look(world, { actor, reach }, async (ctx) => askingActions.suggest(ctx, { text })),
    )
    console.log(`| suggestions | ${who} | ${both(suggested)} | | | |`)
  }
  console.log(`\nload ${loadavg()[0]?.toFixed(1)}`)
}

try {
  const counts = await Promise.all(grounds.map(({ world }) => filledOf(world)))
  const empty = grounds.filter((_, at) => (counts[at] ?? 0) < documents)
  const filled = empty.length ? await once(() => fill(empty.map(({ world }) => world))) : 0
  console.log(`${documents} documents in ${(filled / 1000).toFixed(0)} s, ${cpus().length} cores`)
  for (const ground of grounds) await measure(ground)
} finally {
  for (const { close } of grounds) await close()
}

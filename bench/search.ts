/**
 * What a search costs among 100,000 documents of 1,000 characters: questions of one word (the commonest too), of two and
 * three, of one character, phrases, numbers, half-remembered ones, by the department at the top and by one branch; what
 * is typed; and the plainest SQL (the substring, newest first).
 *   node bench/search.ts [--postgres] [--documents 100000] [--times 3]
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
import { act, look, systemActor } from '#platform/world.ts'
import { openGround } from './ground.ts'
import { once } from './measure.ts'

const { values } = parseArgs({
  options: {
    postgres: { type: 'boolean' },
    documents: { type: 'string', default: '100000' },
    times: { type: 'string', default: '3' },
  },
})
const documents = Number(values.documents)
const times = Number(values.times)

/** The same numbers in the same order, every time. */
let state = 20261128
const random = () => {
  state = (state * 1103515245 + 12345) % 2147483648
  return state / 2147483648
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
  while (text.length < length) text += word() + (random() < 0.12 ? '，' : '') + (random() < 0.04 ? '。' : '')
  return text
}

const { world, close } = await openGround(values.postgres ? 'postgres' : 'embedded')
const top = { actor: systemActor('bench'), reach: everywhere }
const branches = 600

/** An institute of many branches. */
async function plant() {
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
  const placed = await act(world, top, (ctx) => insertOrganizations(ctx, rows, 'bench'))
  return rows.map(({ code, name }) => ({ name, ...(placed.get(code) as { id: number; path: string }) }))
}
const places = await plant()

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
]
const cutter = await openCutter()

function entry(at: number) {
  const source = kinds[at % kinds.length] as Source
  const place = places[1 + Math.floor(random() * (places.length - 1))] as (typeof places)[number]
  const daysAgo = Math.floor(random() ** 2 * 3000)
  const day = new Date(Date.UTC(2026, 10, 24) - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const made = entryOf({
    source,
    subjectId: at + 1_000_000,
    title: textOf(14),
    organizationId: source === 'material' || source === 'message' ? null : place.id,
    organizationPath: source === 'material' || source === 'message' ? null : place.path,
    accountId: source === 'message' ? 1 + (at % 5000) : null,
    sensitivity: source === 'material' ? 'public' : null,
    issuer: place.name,
    datedOn: day,
    text: textOf(1000),
    offered: source !== 'meeting' && source !== 'message',
  })
  return {
    ...made,
    words: wordsOfEntry(cutter, made, []),
    titling: made.offered ? titleVectorOf(made.title) : null,
  }
}

async function fill(): Promise<void> {
  const { pool } = world.open
  await pool.query('drop index search_entry_words, search_entry_titling')
  for (let at = 0; at < documents; at += 250) {
    const some = Array.from({ length: Math.min(250, documents - at) }, (_, more) => entry(at + more))
    await act(world, top, (ctx) => insertEntries(ctx, some))
    if (at % 10_000 === 0) console.error(`${at} documents, load ${loadavg()[0]?.toFixed(1)}`)
  }
  await world.open.withoutLimit(async () => {
    await pool.query(
      'create index search_entry_words on search_entry using gin (words) with (fastupdate = off)',
    )
    await pool.query(
      'create index search_entry_titling on search_entry using gin (titling) with (fastupdate = off) where titling is not null',
    )
    await pool.query('vacuum analyze search_entry')
  })
}

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

const common = vocabulary.slice(0, 30)
const middling = Array.from({ length: 30 }, (_, at) => vocabulary[300 + at * 37] as string)
const rare = Array.from({ length: 30 }, (_, at) => vocabulary[8000 + at * 911] as string)
const pairs = common.map((one, at) => `${one} ${middling[at]}`)
const triples = middling.map((one, at) => `${common[at]} ${one} ${middling[(at + 7) % 30]}`)
const wrong = middling.map((one, at) => `${one}${rare[at]}${common[at]}`)
const questions: [string, string[]][] = [
  ['one word, the thirty commonest', common],
  ['one word, middling', middling],
  ['one word, rare', rare],
  ['two words', pairs],
  ['three words', triples],
  ['half remembered: not all words stand together', wrong],
  ['one character', [...signs.slice(0, 30)]],
  ['pinyin initials', ['mzshh', 'shyk', 'zzshh', 'dfsj', 'hjxj', 'zztd', 'dzb', 'yqzz']],
]

const at = (numbers: number[], share: number) =>
  [...numbers].sort((one, other) => one - other)[
    Math.min(numbers.length - 1, Math.floor(numbers.length * share))
  ] ?? 0
const shown = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`

async function timesOf(asked: string[], work: (text: string) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  await work(asked[0] as string)
  for (let time = 0; time < times; time++) for (const text of asked) took.push(await once(() => work(text)))
  return took
}

const plain = (text: string) =>
  world.open.pool.query(
    'select id, title from search_entry where strpos(text, $1) > 0 order by dated_on desc limit 20',
    [text.split(' ')[0]],
  )

try {
  const filled = await once(fill)
  console.log(
    `${documents} documents in ${(filled / 1000).toFixed(0)} s, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
  )
  const { rows } = await world.open.pool.query(
    `select pg_size_pretty(pg_relation_size('search_entry')) as rows, pg_size_pretty(pg_indexes_size('search_entry')) as indexes,
     pg_size_pretty(pg_total_relation_size('search_entry')) as whole`,
  )
  console.log(JSON.stringify(rows[0]))
  const substring = await timesOf(middling.slice(0, 2), plain)
  console.log(`the plainest SQL, substring, newest first: median ${shown(at(substring, 0.5))}`)
  console.log('| what | who | median | p95 | plain ÷ ours |\n|---|---|---|---|---|')
  const everything: number[] = []
  for (const [name, asked] of questions)
    for (const [who, actor] of [
      ['department', department],
      ['branch', branch],
    ] as const) {
      const reach = { paths: [actor.acting[0]?.path ?? ''], personId: null }
      const find = (text: string) =>
        look(world, { actor, reach }, async (ctx) =>
          askingActions.find(ctx, { text, page: 1, size: 20, order: 'fit' } as never),
        )
      const took = await timesOf(asked, find)
      everything.push(...took)
      console.log(
        `| ${name} | ${who} | ${shown(at(took, 0.5))} | ${shown(at(took, 0.95))} | ${(at(substring, 0.5) / at(took, 0.5)).toFixed(0)} |`,
      )
    }
  console.log(`| all of them | | ${shown(at(everything, 0.5))} | ${shown(at(everything, 0.95))} | |`)
  const typed = [...common, ...middling].flatMap((one) => [one.slice(0, 1), one])
  const reach = { paths: [department.acting[0]?.path ?? ''], personId: null }
  const suggested = await timesOf(typed, (text) =>
    look(world, { actor: department, reach }, async (ctx) => askingActions.suggest(ctx, { text })),
  )
  console.log(`| suggestions | department | ${shown(at(suggested, 0.5))} | ${shown(at(suggested, 0.95))} | |`)
  console.log(`load ${loadavg()[0]?.toFixed(1)}`)
} finally {
  await close()
}

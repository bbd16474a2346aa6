import { measureKeys, measures } from '#features/alerts/measures/rules.ts'
import { fillCard } from '#features/boards/cards/actions.ts'
import type { CardKey } from '#features/boards/cards/catalogue/rules.ts'
import { findPlace } from '#features/dashboard/queries.ts'
import { branchSizes } from '#features/people/figures/brackets/rules.ts'
import { branchFigures } from '#features/people/figures/branches/queries.ts'
import { figuresAround } from '#features/people/figures/queries.ts'
import type { Context, Told } from '#platform/context.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { findScreen, type Screen } from '../arranged/queries.ts'
import { unitsBelow } from '../constellation/queries.ts'
import { lastHappenings } from '../happenings/queries.ts'
import { happeningWords } from '../happenings/rules.ts'
import type { ScreenCardShape, ShownShape } from './contract.ts'

type Read = JobWorld['read']

/** Whoever looks at the same moment sees the same; looked at anew at most so often, and at least so often. */
const rhythm = { restMs: 3_000, everyMs: 60_000 }

/** What a screen tells to all who look at it; null once it was taken away. */
export const toldOf = (id: number): Told<ScreenTold | null> => ({
  key: `screen-${id}`,
  ...rhythm,
  read: ({ read }) => fillScreen(read, id),
})

/** With the names of units in place of those of branches, for whoever is not signed in. */
export type ScreenTold = { shown: ShownShape; units: ShownShape['happenings'] }

/** Each card in a reading of its own, so that nobody waits for a whole screen. */
async function fillScreen(read: Read, id: number): Promise<ScreenTold | null> {
  const screen = await read((ctx) => findScreen(ctx, id))
  if (!screen) return null
  const keys = new Set(screen.pages.flatMap(({ panels }) => panels))
  const cards: ScreenCardShape[] = []
  for (const key of keys)
    if (key !== 'happenings')
      cards.push(
        await read((ctx) => fillCard(asScreen(ctx, screen), { key, organizationId: screen.organizationId })),
      )
  const admitted =
    cards.find(({ key }) => key === 'funnel') ?? (await read((ctx) => cardOf(ctx, screen, 'funnel')))
  const lately = keys.has('happenings') ? await read((ctx) => lastHappenings(ctx, screen.path)) : []
  const told = (organization: 'organization' | 'unit') =>
    lately.map((one) => ({
      at: one.at,
      organization: one[organization],
      words: happeningWords[one.action] ?? '',
    }))
  const around = await read((ctx) => structureOf(asScreen(ctx, screen), screen))
  const { title, pages, organizationId, organizationName } = screen
  return {
    shown: {
      title,
      organization: { id: organizationId, name: organizationName },
      ...around,
      byLink: false,
      pages,
      figures: [...around.figures, admittedOf(admitted)],
      cards,
      happenings: told('organization'),
    },
    units: told('unit'),
  }
}

const cardOf = (ctx: Context, screen: Screen, key: CardKey) =>
  fillCard(asScreen(ctx, screen), { key, organizationId: screen.organizationId })

/** The sums of one organization, whoever looks: as far as it reaches, over everything that alerts look at. */
const asScreen = (ctx: Context, { path }: Screen): Context => ({
  ...ctx,
  reach: { paths: [path], personId: null },
  actor: { ...ctx.actor, permissions: measureKeys.map((key) => measures[key].permission) },
})

/** The organization as one: how many are in it, and what hangs below it. */
async function structureOf(ctx: Context, { organizationId }: Screen) {
  const place = await findPlace(ctx, organizationId)
  const { own } = await figuresAround(ctx, place, [])
  const { kinds } = await branchFigures(ctx, place)
  const { committee = 0, generalBranch = 0, ...others } = kinds
  const branches = Object.values(others).reduce((sum, one) => sum + one, 0)
  const list = (kind: string[]) => ({
    to: '/organizations',
    question: { organizationId, kinds: kind },
  })
  const organizations = (key: string, label: string, value: number, kind: string[]) => ({
    key,
    label,
    value,
    unit: '个',
    definition: '今天在册的党组织，已撤销的不计。',
    to: list(kind),
    cell: null,
  })
  return {
    asOf: ctx.today,
    readAt: ctx.now.toISOString(),
    figures: [
      {
        key: 'members',
        label: '党员',
        value: own.total,
        unit: '人',
        definition: '今天在册的党员，含预备党员。',
        to: { to: '/people', question: { circle: 'members', organizationId } },
        cell: null,
      },
      organizations('committees', '党委', committee, ['committee']),
      organizations('generalBranches', '党总支', generalBranch, ['generalBranch']),
      organizations('branches', '党支部', branches, Object.keys(others)),
    ],
    groups: (await unitsBelow(ctx, place)).map(({ counts, ...unit }) => ({
      ...unit,
      sizes: counts.map(sizeOf),
    })),
  }
}

/** Which size so many members make, from 0. */
const sizeOf = (members: number) => branchSizes.findLastIndex(({ least }) => members >= least)

const admissionLine = 'admissions.total'

function admittedOf(card: ScreenCardShape): ShownShape['figures'][number] {
  const line = card.lines.find(({ key }) => key === admissionLine)
  const value = line?.values[0] ?? 0
  return {
    key: 'admitted',
    label: '本年接收预备党员',
    value,
    unit: '人',
    definition: '本年支部大会通过接收为预备党员的人数。',
    to: null,
    cell: value ? { card: 'funnel', line: admissionLine } : null,
  }
}

import type { Powers } from '#basics/contract.ts'
import type { Reach } from '#basics/reach.ts'
import { sensitivities, sensitivitiesFor, sightBy, type Zone } from '#basics/sensitivity.ts'
import { type HeldRole, reachOf } from '#features/accounts/rules.ts'
import { powers as admissionPowers } from '#features/admissions/contract.ts'
import { powers as approvalPowers } from '#features/approvals/contract.ts'
import { powers as archivePowers } from '#features/archive/contract.ts'
import { powers as coBuildingPowers } from '#features/co-building/contract.ts'
import { powers as commendationPowers } from '#features/commendations/contract.ts'
import { powers as documentPowers } from '#features/documents/contract.ts'
import { powers as electionPowers } from '#features/elections/contract.ts'
import { powers as ledgerPowers } from '#features/ledger/contract.ts'
import { powers as libraryPowers } from '#features/library/contract.ts'
import { powers as meetingPowers } from '#features/meetings/contract.ts'
import { powers as messagePowers } from '#features/messages/contract.ts'
import { powers as requestPowers } from '#features/requests/contract.ts'
import { powers as transferPowers } from '#features/transfers/contract.ts'
import {
  belowMark,
  handMark,
  labelMark,
  ownerMark,
  piecesOfPath,
  placeMark,
  sourceMark,
} from '../entries/rules.ts'
import { permissionOf, type Source, sources, sourcesIn } from '../rules.ts'

const powers: Powers = {
  ...libraryPowers,
  ...requestPowers,
  ...documentPowers,
  ...approvalPowers,
  ...meetingPowers,
  ...electionPowers,
  ...transferPowers,
  ...admissionPowers,
  ...commendationPowers,
  ...coBuildingPowers,
  ...ledgerPowers,
  ...archivePowers,
  ...messagePowers,
}

/** How far somebody sees in each source, by the power that the source's own pages ask for; none: not at all. */
export type Sight<Actor = Acting, Hand = Handed> = {
  scope: Who<Actor>
  reaches: { source: Source; reach: Reach }[]
  /** The organizations he acts for: what they only draft is theirs alone. */
  own: number[]
  /** What he may act on in approvals, for himself or standing in for somebody. */
  hands: Hand[]
  personId: number | null
  accountId: number | null
}

type Handed = { accountId: number; offices: string[] }
type Who<Actor> = { actor: Actor; zone: Zone }
type Acting = {
  acting: { key: string; role: string; path: string | null; organizationId: number | null }[]
  personId: number | null
  accountId: number | null
}

export function sightOf<Actor extends Acting, Hand extends Handed>(
  scope: Who<Actor>,
  hands: Hand[],
): Sight<Actor, Hand> {
  const { acting, personId, accountId } = scope.actor
  const reaches = sourcesIn(scope.zone).flatMap((source) => {
    const reach = reachOf(acting as HeldRole[], permissionOf[source], powers, personId)
    return reach ? [{ source, reach }] : []
  })
  const own = acting.flatMap(({ organizationId }) => organizationId ?? [])
  return { scope, reaches, own, hands, personId, accountId }
}

/** A way the words of the index may be joined: all of them, any of them, none of them, or one alone. */
export type Wanted = { all: Wanted[] } | { any: Wanted[] } | { none: string[] } | string

/**
 * The marks of what somebody may see of these sources; null when there is nothing. Every mark is compared for every
 * place of a word, so there are as few as possible, though they let through a little more than may be seen (the columns
 * decide): who sees all of most sources asks for none of the others, and of many sources only the places are asked for.
 */
export function marksSeen(sight: Sight, asked: readonly Source[]): Wanted | null {
  const seen = sight.reaches
    .filter(({ source }) => asked.includes(source))
    .map(({ source, reach }) => ({ source, places: marksIn(source, reach, sight) }))
  const whole = seen.flatMap(({ source, places }) => (places === 'everywhere' ? [source] : []))
  const partly = seen.flatMap(({ source, places }) => (places === 'everywhere' ? [] : [{ source, places }]))
  const others = sources.filter((source) => !whole.includes(source))
  const mostly = whole.length > 0 && others.length < whole.length
  const any = [
    ...(mostly ? [{ none: others.map(sourceMark) }] : whole.map(sourceMark)),
    ...placesOf(partly, mostly),
  ]
  return any.length > 1 ? { any } : (any[0] ?? null)
}

/** Two sources are asked for by name; of more of them, or beside most of all there is, the places alone cost less. */
function placesOf(partly: { source: Source; places: string[] }[], mostly: boolean): Wanted[] {
  const placed = partly.filter(({ places }) => places.length > 0)
  if (mostly || placed.length > 2) return [...new Set(placed.flatMap(({ places }) => places))]
  return placed.map(({ source, places }) => ({ all: [sourceMark(source), { any: places }] }))
}

function marksIn(source: Source, reach: Reach, sight: Sight): string[] | 'everywhere' {
  if (source === 'message') return ownerMarks(sight)
  if (source === 'material') return labelMarks(sight)
  const places = placeMarks(source, reach)
  if (places === 'everywhere' || source !== 'matter') return places
  return [...places, ...handMarks(sight)]
}

/** Who acts in an office reads more than a member, and nobody more than the network allows. */
const labelMarks = ({ scope: { actor, zone } }: Sight): string[] | 'everywhere' => {
  const allowed = sensitivitiesFor(sightBy(actor.acting), zone)
  return allowed.length === sensitivities.length ? 'everywhere' : allowed.map(labelMark)
}

/** Whoever began a matter, got it copied, or has or had a to-do of it. */
const handMarks = ({ hands }: Sight): string[] => [
  ...new Set(hands.flatMap(({ accountId, offices }) => [`a${accountId}`, ...offices]).map(handMark)),
]

const ownerMarks = ({ personId, accountId }: Sight): string[] => [
  ...(personId ? [ownerMark('p', personId)] : []),
  ...(accountId ? [ownerMark('a', accountId)] : []),
]

function placeMarks(source: Source, { paths }: Reach): string[] | 'everywhere' {
  const ids = paths.map(piecesOfPath)
  if (ids.some((one) => one.length <= 1)) return 'everywhere'
  const below = source === 'document' ? ids.flat().map(belowMark) : []
  return [...new Set([...ids.map((one) => placeMark(one.at(-1) as string)), ...below])]
}

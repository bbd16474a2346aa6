import type { Powers } from '#basics/contract.ts'
import { powers as admissions } from '#features/admissions/contract.ts'
import { powers as appraisals } from '#features/appraisals/contract.ts'
import { powers as dues } from '#features/dues/contract.ts'
import { powers as elections } from '#features/elections/contract.ts'
import { powers as meetings } from '#features/meetings/contract.ts'
import { powers as organizations } from '#features/organizations/contract.ts'
import { readersAbove } from '#features/organizations/glance/actions.ts'
import { powers as people } from '#features/people/contract.ts'
import { powers as requests } from '#features/requests/contract.ts'
import { powers as talks } from '#features/talks/contract.ts'
import { powers as transfers } from '#features/transfers/contract.ts'
import type { Context } from '#platform/context.ts'
import type { Asker } from '../facts/actions.ts'
import { type FormKey, forms } from './rules.ts'

/** The powers that the forms ask for, with the roles that hold them. */
const formPowers: Powers = {
  ...admissions,
  ...appraisals,
  ...dues,
  ...elections,
  ...meetings,
  ...organizations,
  ...people,
  ...requests,
  ...talks,
  ...transfers,
}

/** A form with the way to it for those who may, and with those who may for everybody else. */
export async function shownForms(ctx: Context, keys: readonly FormKey[], { place, facts }: Asker) {
  const holders = new Map<string, Holders>()
  const shown = []
  for (const key of keys) {
    const { label, permission, address, who } = forms[key]
    const roles = formPowers[permission] ?? []
    if (ctx.actor.permissions.includes(permission)) {
      const grants = ctx.actor.acting.filter(({ role }) => (roles as string[]).includes(role))
      const reached = place && grants.some(({ path }) => path !== null && place.path.startsWith(path))
      shown.push({ key, label, to: address(reached ? place.id : null), who, holders: [] })
      continue
    }
    const kept = holders.get(permission) ?? (await holdersOf(ctx, place, roles, facts.secretary))
    holders.set(permission, kept)
    shown.push({ key, label, to: null, who, holders: kept })
  }
  return shown
}

type Holders = { organization: string; role: string; names: string[] }[]

/** The nearest who may, the secretary first: those of the branch, or of the committee above it. Nobody of a place that is not known. */
async function holdersOf(
  ctx: Context,
  place: Asker['place'],
  roles: readonly string[],
  secretary: string | null,
): Promise<Holders> {
  if (!place) return []
  const [first, ...rest] = await readersAbove(ctx, [place.path], roles)
  if (!first) return []
  return [first, ...rest.filter(({ organizationId }) => organizationId === first.organizationId)].map(
    ({ organization, role, names }) => ({
      organization,
      role,
      names: names
        .toSorted((one, other) => Number(other === secretary) - Number(one === secretary))
        .slice(0, 5),
    }),
  )
}

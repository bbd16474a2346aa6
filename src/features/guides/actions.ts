import { coversEverything } from '#basics/reach.ts'
import { type HeldRole, reachOf } from '#features/accounts/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch, type OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { faultsOf } from './checking/rules.ts'
import { faultWords } from './checking/words.ts'
import { type contract, powers } from './contract.ts'
import { askerOf } from './facts/actions.ts'
import { factsInWords } from './facts/rules.ts'
import { shownForms } from './forms/actions.ts'
import type { FormKey } from './forms/rules.ts'
import { guidesNow, holdGuide, insertGuide, insertVersion, placeAt, versionsOf } from './queries.ts'
import { type Definition, findGuides, mayChange, waysOf } from './rules.ts'

/** Those of the whole institute are changed by who answers for it; a committee's own by that committee and those above. */
function refuseUnlessOwn({ reach }: Pick<Context, 'reach'>, ownerPath: string | null): void {
  if (mayChange(ownerPath, reach)) return
  throw new Refusal('forbidden', ownerPath === null ? 'guides-need-whole' : 'guide-of-above')
}

const mayEdit = ({ actor }: Context, ownerPath: string | null): boolean => {
  const reach = reachOf(actor.acting as HeldRole[], 'guides.edit', powers, actor.personId)
  return reach !== null && mayChange(ownerPath, reach)
}

const ownPlace = ({ db, reach }: Context) => placeAt({ db }, reach.paths[0] ?? '')

/** Whose a new guide is: that of the organization asked for; of who answers for the whole institute, everybody's. */
async function ownerOf(ctx: Context, organizationId: number | undefined): Promise<number | null> {
  if (organizationId === undefined) return coversEverything(ctx.reach) ? null : await ownPlace(ctx)
  const { id, kind, parent_id: parent } = await getOrganization(ctx, organizationId)
  if (isBranch(kind as OrganizationKind)) throw new Refusal('invalid', 'guide-not-of-branch')
  return parent === null ? null : id
}

function refuseUnsound(definition: Definition): void {
  const [first] = faultsOf(definition)
  if (first) throw new Refusal('invalid', first.code, first.facts)
}

/** All that was published for it, the newest first; that there is one at all was seen to. */
async function historyOf(ctx: Context, key: string) {
  const [newest, ...older] = await versionsOf(ctx, key)
  if (!newest) throw new Refusal('not-found', 'not-found', { key })
  return [newest, ...older] as const
}

const formsOf = ({ nodes }: Definition): FormKey[] => [
  ...new Set(nodes.flatMap((node) => (node.kind === 'end' ? node.forms : []))),
]
/** Alike whatever the order in which the database gives the names of what it keeps. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([name, one]) => [name, sorted(one)]),
        )
      : value
const isSame = (one: Definition, other: Definition) =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

const inWords = ({ title, nodes }: Definition) => ({ title, steps: nodes.length })

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, { text = '' }) {
    return findGuides(await guidesNow(ctx), text).map(({ key, version, definition, publishedAt, owner }) => ({
      key,
      version,
      owner,
      title: definition.title,
      group: definition.group,
      summary: definition.summary,
      publishedAt,
    }))
  },

  async get(ctx, { key, organizationId }) {
    const [{ version, definition, owner, ownerPath }] = await historyOf(ctx, key)
    const asker = await askerOf(ctx, organizationId)
    const forms = await shownForms(ctx, formsOf(definition), asker)
    const { facts } = asker
    return {
      key,
      version,
      owner,
      mayEdit: mayEdit(ctx, ownerPath),
      definition,
      facts,
      told: factsInWords(facts, ctx.today),
      forms,
    }
  },

  async versions(ctx, { key }) {
    const history = await historyOf(ctx, key)
    refuseUnlessOwn(ctx, history[0].ownerPath)
    return history.map(({ version, note, publishedAt, publishedBy }) => ({
      version,
      note,
      publishedAt,
      publishedBy,
    }))
  },

  check(_ctx, { definition }) {
    const faults = faultsOf(definition)
    return {
      faults: faults.map(({ code, facts }) => faultWords[code]?.(facts) ?? code),
      ways: faults.length === 0 ? waysOf(definition).length : 0,
    }
  },

  async create(ctx, { definition, note, organizationId }) {
    const ownerId = await ownerOf(ctx, organizationId)
    refuseUnsound(definition)
    const key = await insertGuide(ctx, ownerId)
    await insertVersion(ctx, key, { version: 1, definition, note })
    ctx.record({
      action: 'guide.created',
      subject: { kind: 'guide', id: key, name: definition.title },
      after: inWords(definition),
      reason: note,
    })
    return { key }
  },

  async publish(ctx, { key, basedOn, definition, note }) {
    await holdGuide(ctx, key)
    const [now] = await historyOf(ctx, key)
    refuseUnlessOwn(ctx, now.ownerPath)
    if (now.version !== basedOn)
      throw new Refusal('conflict', 'guide-moved-on', { version: now.version, by: now.publishedBy })
    refuseUnsound(definition)
    if (isSame(definition, now.definition)) throw new Refusal('conflict', 'guide-same')
    const version = now.version + 1
    await insertVersion(ctx, key, { version, definition, note })
    ctx.record({
      action: 'guide.published',
      subject: { kind: 'guide', id: key, name: definition.title },
      before: { version: now.version, ...inWords(now.definition) },
      after: { version, ...inWords(definition) },
      reason: note,
    })
    return { version }
  },
}

import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { faultsOf } from './checking/rules.ts'
import { faultWords } from './checking/words.ts'
import type { contract } from './contract.ts'
import { askerOf } from './facts/actions.ts'
import { factsInWords } from './facts/rules.ts'
import { shownForms } from './forms/actions.ts'
import type { FormKey } from './forms/rules.ts'
import { guidesNow, holdGuide, insertGuide, insertVersion, versionsOf } from './queries.ts'
import { type Definition, findGuides, waysOf } from './rules.ts'

/** The guides hold for the whole institute: only who answers for it may change them. */
function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'guides-need-whole')
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
    return findGuides(await guidesNow(ctx), text).map(({ key, version, definition, publishedAt }) => ({
      key,
      version,
      title: definition.title,
      group: definition.group,
      summary: definition.summary,
      publishedAt,
    }))
  },

  async get(ctx, { key, organizationId }) {
    const [{ version, definition }] = await historyOf(ctx, key)
    const asker = await askerOf(ctx, organizationId)
    const forms = await shownForms(ctx, formsOf(definition), asker)
    const { facts } = asker
    return { key, version, definition, facts, told: factsInWords(facts, ctx.today), forms }
  },

  async versions(ctx, { key }) {
    refuseUnlessWhole(ctx)
    return (await historyOf(ctx, key)).map(({ version, note, publishedAt, publishedBy }) => ({
      version,
      note,
      publishedAt,
      publishedBy,
    }))
  },

  check(ctx, { definition }) {
    refuseUnlessWhole(ctx)
    const faults = faultsOf(definition)
    return {
      faults: faults.map(({ code, facts }) => faultWords[code]?.(facts) ?? code),
      ways: faults.length === 0 ? waysOf(definition).length : 0,
    }
  },

  async create(ctx, { definition, note }) {
    refuseUnlessWhole(ctx)
    refuseUnsound(definition)
    const key = await insertGuide(ctx)
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
    refuseUnlessWhole(ctx)
    await holdGuide(ctx, key)
    const [now] = await historyOf(ctx, key)
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

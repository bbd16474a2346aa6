import { coversEverything } from '#basics/reach.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdersAlong, lineTo } from '../seats/queries.ts'
import { namesFor } from '../seats/rules.ts'
import { kindAllows } from '../sms/queries.ts'
import type { chains } from './contract.ts'
import { lint } from './lint/rules.ts'
import { chainsNow, holdChain, insertVersion, newestVersion, versionsOf } from './queries.ts'
import { byInWords, type Definition, isSame, jumpInWords, walk, whyPassed } from './rules.ts'
import { chainSheet } from './sheets/actions.ts'

/** The chains hold for the whole institute: only who answers for it may change them. */
function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'chains-need-whole')
}

/** Only the steps are edited; what the affairs say belongs to the feature that starts them. */
const withFieldsOf = (definition: Definition, now: Definition): Definition => ({
  ...definition,
  fields: now.fields,
})

export const chainActions: ActionsOf<typeof chains> = {
  async list(ctx) {
    refuseUnlessWhole(ctx)
    const found = await chainsNow(ctx)
    return found.map(({ definition, note: _note, ...chain }) => ({
      ...chain,
      steps: definition.steps.length,
    }))
  },

  async export(ctx) {
    refuseUnlessWhole(ctx)
    ctx.record({
      action: 'chains.exported',
      subject: { kind: 'chain', id: 'export', name: '审批流程列表' },
    })
    return chainSheet
  },

  async get(ctx, { key }) {
    refuseUnlessWhole(ctx)
    const versions = await versionsOf(ctx, key)
    const [now] = versions
    if (!now) throw new Refusal('not-found', 'not-found', { key })
    return {
      ...now,
      steps: now.definition.steps.length,
      running: versions.reduce((sum, { running }) => sum + running, 0),
      versions,
    }
  },

  async dryRun(ctx, { key, definition, organizationId, said }) {
    refuseUnlessWhole(ctx)
    const { path } = await getOrganization(ctx, organizationId)
    const tried = withFieldsOf(definition, (await newestVersion(ctx, key)).definition)
    const line = await lineTo(ctx, path)
    const holders = await holdersAlong(ctx, line)
    const taken = walk(tried, said)
    return tried.steps.map((step) => ({
      step: step.key,
      name: step.name,
      dueDays: step.dueDays ?? null,
      passed: whyPassed(step, taken, said),
      goesTo: jumpInWords(tried, step),
      seats: namesFor(step.by, line, holders).map(({ by, ...seat }) => ({ words: byInWords(by), ...seat })),
    }))
  },

  async publish(ctx, { key, basedOn, definition, note }) {
    refuseUnlessWhole(ctx)
    await holdChain(ctx, key)
    const now = await newestVersion(ctx, key)
    if (now.version !== basedOn)
      throw new Refusal('conflict', 'chain-moved-on', { version: now.version, by: now.publishedBy })
    const next = withFieldsOf(definition, now.definition)
    const [first] = lint(next, now.definition)
    if (first) throw new Refusal('invalid', 'chain-unsound', { words: first.words })
    const byPhone = next.steps.find(({ sms }) => sms)
    if (byPhone && !(await kindAllows(ctx, now.kind)))
      throw new Refusal('invalid', 'sms-kind', { step: byPhone.name, kind: now.kindName })
    if (isSame(next, now.definition)) throw new Refusal('conflict', 'chain-same')
    const version = now.version + 1
    await insertVersion(ctx, key, { version, definition: next, note })
    ctx.record({
      action: 'chain.published',
      subject: { kind: 'chain', id: key, name: now.name },
      before: { version: now.version, steps: now.definition.steps.map(({ name }) => name).join(' → ') },
      after: { version, steps: next.steps.map(({ name }) => name).join(' → ') },
      reason: note,
    })
    return { version }
  },
}

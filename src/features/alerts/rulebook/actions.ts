import { coversEverything } from '#basics/reach.ts'
import { citationsOf } from '#features/library/regulations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { evaluate } from '../evaluation/actions.ts'
import type { Outcome } from '../evaluation/queries.ts'
import { type MeasureKey, measureKeys, measures } from '../measures/rules.ts'
import { openByRule } from '../register/queries.ts'
import { severityNames } from '../severities/rules.ts'
import { simulate } from '../simulation/actions.ts'
import { builtinOf } from './builtin/rules.ts'
import type { rulebook } from './contract.ts'
import { preview } from './preview/actions.ts'
import {
  holdRule,
  insertVersion,
  ownRules,
  type Published,
  ruleNow,
  rulesNow,
  versionsOf,
} from './queries.ts'
import { type Definition, isSame, type Rule, whyNotPublish } from './rules.ts'

/** The rules hold for the whole institute: only who answers for it may change them. */
function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'alert-rules-need-whole')
}

type Sought = { text?: string | undefined; enabled?: boolean | undefined }

const isFound = ({ measure, definition }: Rule, { text = '', enabled = definition.enabled }: Sought) =>
  definition.enabled === enabled &&
  [definition.name, definition.regulation, measures[measure].group, measures[measure].title].some((words) =>
    words.includes(text),
  )

function refuseUnsound(measure: MeasureKey, definition: Definition): void {
  const why = whyNotPublish(measure, definition)
  if (why) throw new Refusal('invalid', why.code, { ...measures[measure].number, ...why })
}

/** A rule that is only tried: it is taken as switched on, for nothing would be seen of it else. */
const trying = (measure: MeasureKey, definition: Definition): Rule => ({
  key: 'tried',
  measure,
  version: 1,
  definition: { ...definition, enabled: true },
})

const shown = (rule: Rule, open: number, last: Published | undefined) => ({
  ...rule,
  measureTitle: measures[rule.measure].title,
  group: measures[rule.measure].group,
  builtin: builtinOf(rule.key) !== undefined,
  open,
  publishedAt: last?.publishedAt ?? null,
  publishedBy: last?.publishedBy ?? null,
})

/** The version that came with the platform stands before everything that was published. */
function historyOf(key: string, published: Published[]) {
  const first = builtinOf(key)
  const came = first
    ? [
        {
          version: 1,
          definition: first.definition,
          note: '随平台提供',
          publishedAt: null,
          publishedBy: '平台',
        },
      ]
    : []
  return [...published, ...came]
}

async function getRule(ctx: Context, key: string): Promise<Rule> {
  const rule = await ruleNow(ctx, key)
  if (!rule) throw new Refusal('not-found', 'not-found', { key })
  return rule
}

const inWords = ({ name, enabled, number, severity }: Definition) => ({
  name,
  enabled,
  threshold: number,
  severity: severityNames[severity],
})

export const rulebookActions: ActionsOf<typeof rulebook> = {
  async list(ctx, asked) {
    refuseUnlessWhole(ctx)
    const open = new Map((await openByRule(ctx)).map((one) => [one.ruleKey, one.open]))
    const order = (rule: Rule) => measureKeys.indexOf(rule.measure)
    const found = (await rulesNow(ctx)).filter((rule) => isFound(rule, asked))
    const rules = found.toSorted((one, other) => order(one) - order(other))
    return Promise.all(
      rules.map(async (rule) => {
        const changed = rule.version > 1 || !builtinOf(rule.key)
        const [last] = changed ? await versionsOf(ctx, rule.key) : []
        return shown(rule, open.get(rule.key) ?? 0, last)
      }),
    )
  },

  async citing(ctx, { code }) {
    const counted = ctx.actor.permissions.includes('alerts.rules') ? await openByRule(ctx) : null
    return (await rulesNow(ctx)).flatMap(({ key, measure, definition }) => {
      const cited = citationsOf(definition).filter((one) => one.code === code)
      const open = counted && (counted.find((one) => one.ruleKey === key)?.open ?? 0)
      const { name, enabled } = definition
      return cited.length
        ? [{ key, measure, name, enabled, anchors: cited.flatMap(({ anchors }) => anchors), open }]
        : []
    })
  },

  async get(ctx, { key }) {
    refuseUnlessWhole(ctx)
    const rule = await getRule(ctx, key)
    const published = await versionsOf(ctx, key)
    const open = (await openByRule(ctx)).find((one) => one.ruleKey === key)?.open ?? 0
    return { ...shown(rule, open, published[0]), versions: historyOf(key, published) }
  },

  async preview(ctx, { measure, definition }) {
    refuseUnlessWhole(ctx)
    refuseUnsound(measure, definition)
    return preview(ctx, trying(measure, definition))
  },

  async simulate(ctx, { measure, definition }) {
    refuseUnlessWhole(ctx)
    refuseUnsound(measure, definition)
    return simulate(ctx, trying(measure, definition))
  },

  async create(ctx, { measure, definition, note }) {
    refuseUnlessWhole(ctx)
    refuseUnsound(measure, definition)
    const prefix = `own-${measure}-`
    const key = `${prefix}${(await ownRules(ctx, prefix)) + 1}`
    await holdRule(ctx, key, measure)
    await insertVersion(ctx, key, { version: 1, definition, note })
    ctx.record({
      action: 'alertRule.created',
      subject: { kind: 'alertRule', id: key, name: definition.name },
      after: { ...inWords(definition), indicator: measures[measure].title },
      reason: note,
    })
    return { key }
  },

  async publish(ctx, { key, basedOn, definition, note }) {
    refuseUnlessWhole(ctx)
    const { measure } = await getRule(ctx, key)
    await holdRule(ctx, key, measure)
    const now = await getRule(ctx, key)
    if (now.version !== basedOn) {
      const [last] = await versionsOf(ctx, key)
      throw new Refusal('conflict', 'alert-rule-moved-on', { version: now.version, by: last?.publishedBy })
    }
    refuseUnsound(measure, definition)
    if (isSame(definition, now.definition)) throw new Refusal('conflict', 'alert-rule-same')
    const version = now.version + 1
    await insertVersion(ctx, key, { version, definition, note })
    ctx.record({
      action: 'alertRule.published',
      subject: { kind: 'alertRule', id: key, name: definition.name },
      before: { version: now.version, ...inWords(now.definition) },
      after: { version, ...inWords(definition) },
      reason: note,
    })
    return { version }
  },

  async evaluate(ctx) {
    refuseUnlessWhole(ctx)
    const sum: Outcome = { found: 0, opened: 0, closed: 0, reminded: 0 }
    for (const measure of measureKeys) {
      const one = await ctx.transaction((inner) => evaluate(inner, measure))
      for (const what of Object.keys(sum) as (keyof Outcome)[]) sum[what] += one[what]
    }
    await ctx.transaction(async (inner) => {
      inner.record({
        action: 'alerts.evaluated',
        subject: { kind: 'alerts', id: 'all', name: '全部提醒' },
        after: {
          found: sum.found,
          newAlerts: sum.opened,
          closedAlerts: sum.closed,
          reminded: sum.reminded,
        },
      })
    })
    return sum
  },
}
